import type { Staff } from "@/lib/auth/staff";
import type { ReachNeed } from "@/lib/contact/contact";
import { ageOn } from "@/lib/contact/open-contact";
import { env } from "@/lib/env";
import type { RingReason } from "@/lib/notify/ring-again";
import { MANY_VISITS } from "@/lib/person/same/related";
import { viewedMark } from "@/lib/queue/live/viewed-mark";
import {
  getQueueState,
  listQueue,
  QUEUE_PAGE_SIZE,
  type QueueRow,
  type QueueState,
} from "@/lib/queue/queries";
import type { HandoverRole } from "@/lib/queue/schema";
import { durationWords, type TimeLeft, timeLeft } from "@/lib/queue/time-left";
import { dateIn } from "@/lib/time";
import { HARM_RULES } from "@/lib/triage/harm";
import type { RowReason } from "@/lib/triage/reasons";
import type { Level } from "@/lib/triage/symptoms";
import { dayTimeText, fullText, nearText, nextTryText, worseText } from "../words/clock";
import { recordedWords } from "../words/desk-words";
import { rowReasonWords } from "../words/row-reasons";
import { LOST_WORDS, nameWords, SILENT_WORDS, UNREADABLE_WORDS, visitsWords } from "../words/words";
import { type QueuePlace, queueHref } from "./queue-address";
import { toldWords } from "./told-words";
import { type WorkStep, workStep } from "./work-step";

const REASONS_SHOWN = 3;

export type Mark = { words: string; loud: boolean };

/** A row of the queue in words, the same for everyone with the same role. */
export type RowView = {
  intakeId: string;
  reference: string;
  version: number;
  level: Level;
  /** An unacknowledged emergency. */
  alarm: boolean;
  /** Why an emergency that was acknowledged rings again. */
  ringsFor: RingReason | null;
  /** Of an alarm: whom its ladder has told and when, in words; null before it told anybody. */
  told: string | null;
  /** Of an alarm: the number to dial. */
  dial: string | null;
  /** Name and age. */
  who: string;
  reachNeeds: ReachNeed[];
  language: string | null;
  location: string | null;
  /** The red flags in staff wording, most severe first; `more` counts those left out. */
  reasons: {
    id: string;
    words: string;
    unsure: RowReason["unsure"];
    /** It tells of danger at home or self-harm, which is not for paper. */
    harm: boolean;
  }[];
  more: number;
  /** Other facts to see at a glance. */
  marks: Mark[];
  /** This row stands for a burst: so many alike from one source. */
  burst: { id: string; size: number } | null;
  received: { at: string; words: string };
  waiting: string;
  left: TimeLeft;
  work: WorkStep;
  claimedById: string | null;
  claimedByName: string | null;
  /** The person or role it is handed off to, until someone claims it. */
  toName: string | null;
  toRole: HandoverRole | null;
};

/**
 * The whole queue at one moment (`asOf`: milliseconds since 1970). Plain data, also sent as JSON.
 */
export type QueueView = Omit<QueueState, "asOf"> & {
  asOf: number;
  /** The same in words. */
  asOfWords: string;
  rows: RowView[];
  /** The most rows per page. */
  pageSize: number;
  /** Sent along by what updates this board by itself (viewed-mark.ts); "" in such an update. */
  seen: string;
};

function marksOf(row: QueueRow, now: Date): Mark[] {
  const phone = row.level !== "EMERGENCY" && row.reviewFlags.includes("phone_alert");
  const stopped = row.filedAs === "emergency_stop";
  const { recordedBy } = row;
  const marks: [shown: boolean, loud: boolean, words: string][] = [
    [row.unreadable, true, UNREADABLE_WORDS],
    [stopped, false, "Rest not asked"],
    [row.escalatedBy !== null, true, `Escalated by ${row.escalatedBy}`],
    [row.lostVisit !== null, true, row.lostVisit ? LOST_WORDS[row.lostVisit] : ""],
    [row.nextTryAt !== null, true, row.nextTryAt ? nextTryText(row.nextTryAt, now) : ""],
    [row.silent, true, SILENT_WORDS],
    [row.worseSince !== null, true, row.worseSince ? worseText(row.worseSince, now) : ""],
    [row.answeredAt !== null, true, "Read the answer"],
    [row.filedAs === "abandoned", false, "Not finished by the patient"],
    [recordedBy !== null, false, recordedBy ? recordedWords(recordedBy) : ""],
    [row.visits >= MANY_VISITS, true, visitsWords(row.visits)],
    [phone, true, "Call now"],
    [row.secondNeeded, true, "Second clinician needed"],
  ];
  return marks.filter(([shown]) => shown).map(([, loud, words]) => ({ loud, words }));
}

function viewRow(row: QueueRow, now: Date): RowView {
  const age = ageOn(row.birthDate, dateIn(env().CLINIC_TIME_ZONE, now)) ?? row.ageYears;
  const { intakeId, reference, version, level, alarm, location } = row;
  const { claimedById, claimedByName, toName, toRole, ringsFor } = row;
  return {
    intakeId,
    reference,
    version,
    level,
    alarm,
    ringsFor,
    told: toldWords(row.told.map(({ at, ...step }) => ({ ...step, at: at ? new Date(at) : null }))),
    dial: row.burstId ? null : row.dial,
    who: `${nameWords(row)}${age === null ? "" : `, ${age}`}`,
    reachNeeds: row.reachNeeds,
    language: row.language,
    location,
    reasons: row.reasons.slice(0, REASONS_SHOWN).map(({ id, unsure }) => ({
      id,
      words: rowReasonWords(id),
      unsure,
      harm: HARM_RULES.includes(id),
    })),
    more: Math.max(0, row.reasons.length - REASONS_SHOWN),
    marks: marksOf(row, now),
    burst: row.burstId ? { id: row.burstId, size: row.burstSize ?? 0 } : null,
    received: { at: row.receivedAt.toISOString(), words: dayTimeText(row.receivedAt) },
    waiting: durationWords(now.getTime() - row.receivedAt.getTime()),
    left: timeLeft(row.dueAt, row.receivedAt, now, nearText),
    work: workStep(row, now),
    claimedById,
    claimedByName,
    toName,
    toRole,
  };
}

/**
 * The queue with this filter and page. `byUser`: a person opened it, which is audited; an automatic
 * update is not.
 */
export async function viewQueue(
  staff: Staff<"queue:read">,
  { filter, page }: QueuePlace,
  byUser: boolean,
): Promise<QueueView> {
  // Read the state first: rows newer than the state are only fetched again, never shown for too
  // long.
  const { asOf, ...state } = await getQueueState(staff, filter);
  const rows = await listQueue(staff, filter, page, byUser);
  return {
    ...state,
    asOf: asOf.getTime(),
    asOfWords: fullText(asOf),
    rows: rows.map((row) => viewRow(row, asOf)),
    pageSize: QUEUE_PAGE_SIZE,
    seen: byUser ? viewedMark(staff, queueHref(filter, page)) : "",
  };
}
