import { placeOf, SEALED_COLUMNS, type SealedColumn } from "@/lib/crypto/places";
import { unseal } from "@/lib/crypto/seal";

/** What each table is to the person. */
const TABLE_WORDS: Record<string, string> = {
  Intake: "What you sent",
  IntakeContact: "Your name, and how to reach you",
  Reassessment: "Answers that you gave again",
  IntakeAddendum: "What you added after you were told to get help",
  PatientQuestion: "What a clinician asked you, and your answers",
  CheckIn: "When we asked how you are",
  PegScore: "How you rated your pain",
  LanguageChoice: "The languages that you chose",
  Consent: "What you agreed to",
  ConsentWithdrawal: "What you took back",
  IntakeRecorder: "Who entered the answers for you",
  Review: "What clinicians decided",
  SecondReview: "What a second clinician decided",
  Escalation: "When we made it more urgent",
  CallAttempt: "Our calls to you",
  Note: "Notes of our team",
  Handover: "When a colleague took over",
  Closure: "When your case was closed",
  ClosureRequest: "When a colleague asked to close your case",
  Recall: "When you were to come again",
  WaitlistEntry: "The waiting list",
  SlotOffer: "Times that were offered to you",
  Appointment: "Your visits",
  OutboundMessage: "Messages to you",
  AuditEvent: "Who did what with your data, and when",
};

/** A row as a person reads it: names of staff instead of their ids, opened texts, nothing technical. */
export type CopiedRow = Record<string, unknown>;
export type CopiedTable = { table: string; rows: CopiedRow[] };

/** What tells nothing about the person, or could open something: the text of a message holds a private link. */
const LEFT_OUT = [
  ...["tokenHash", "searchTokens", "searchVersion", "dedupeKey", "textHash", "demo"],
  "OutboundMessage.bodySealed",
];

const isSealed = (name: string): name is SealedColumn =>
  SEALED_COLUMNS.some((known) => known === name);

/** JSON inside a text is shown as what it is. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** A value that cannot be opened says so instead of missing. */
function opened(place: SealedColumn, rowId: string, sealed: string): unknown {
  try {
    return parsed(unseal(sealed, placeOf(place, rowId)));
  } catch {
    return "(cannot be read any more)";
  }
}

/** Makes a stored row readable. `staff`: the names of staff by their ids. */
export function openCopied(
  table: string,
  row: Record<string, unknown>,
  staff: ReadonlyMap<string, string>,
): CopiedRow {
  const rowId = String(row.id ?? row.reviewId);
  const copied: CopiedRow = {};
  for (const [name, value] of Object.entries(row)) {
    const place = `${table}.${name}`;
    if (value === null || LEFT_OUT.includes(name) || LEFT_OUT.includes(place)) continue;
    if (typeof value === "string" && isSealed(place))
      copied[name.replace(/Sealed$/, "")] = opened(place, rowId, value);
    else copied[name] = typeof value === "string" ? (staff.get(value) ?? value) : value;
  }
  return copied;
}

const isNested = (value: unknown): value is object => typeof value === "object" && value !== null;

/** "receivedAt" and "received_at" as one says them. */
const plain = (name: string) =>
  name
    .replace(/(?<=[a-z])(?=[A-Z])/g, " ")
    .replaceAll("_", " ")
    .toLowerCase();

function linesOf(value: unknown, depth: number): string[] {
  const indent = "  ".repeat(depth);
  if (!isNested(value)) return [`${indent}${String(value)}`];
  return Object.entries(value).flatMap(([name, each]) => {
    const label = Array.isArray(value) ? "-" : `${plain(name)}:`;
    return isNested(each)
      ? [`${indent}${label}`, ...linesOf(each, depth + 1)]
      : [`${indent}${label} ${String(each)}`];
  });
}

/** The copy as plain text for the person, to read or to print. */
export function copyText(tables: CopiedTable[]): string {
  return tables
    .flatMap(({ table, rows }) => [
      `${TABLE_WORDS[table] ?? plain(table)} (${rows.length})`,
      ...rows.flatMap((row) => [...linesOf(row, 1), ""]),
    ])
    .join("\n");
}
