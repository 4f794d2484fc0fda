import type { Staff } from "@/lib/auth/staff";
import { column, statement } from "@/lib/db/statement";
import { rowReasons } from "@/lib/triage/reasons";
import type { Level } from "@/lib/triage/symptoms";
import { type HistoryEvent, listHistory } from "./history";

/** What the service does by itself, and who looked, is no news. */
const NO_NEWS = ["intake.opened", "alarm.passed_on", "message.written", "link.made"];
const MOST = 10;

const NOW = statement({
  name: "intake_now",
  text: `SELECT coalesce(q."level", e."level") AS "level", v."firedRules", m."name" AS "holder",
      q."intakeId" IS NOT NULL AS "open"
    FROM "EffectiveLevel" e JOIN "Verdict" v ON v."intakeId" = e."intakeId"
    LEFT JOIN "QueueEntry" q ON q."intakeId" = e."intakeId"
    LEFT JOIN "StaffMember" m ON m."id" = q."claimedById"
    WHERE e."intakeId" = $intake`,
  columns: {
    level: column<Level>("text"),
    firedRules: "text[]",
    holder: "text?",
    open: "bool",
  },
});

/** What happened to an intake since a page of it was rendered, and how it stands now. */
export type News = {
  /** By others, newest first, at most ten. */
  events: HistoryEvent[];
  level: Level;
  /** The ids of the most severe rules, at most three. */
  reasons: string[];
  open: boolean;
  /** Who has it; null: nobody. */
  holder: string | null;
};

/**
 * The news of an intake after the event `mark` (IntakeRecord.mark), for a page that is open. Opening
 * that page was recorded, so this is not. Null when there is no such intake.
 */
export async function listNews(
  staff: Staff<"intake:read">,
  clinical: Staff<"clinical:read"> | null,
  intakeId: string,
  mark: number,
): Promise<News | null> {
  const [[now], history] = await Promise.all([
    NOW.run({ intake: intakeId }),
    listHistory(staff, clinical, intakeId),
  ]);
  if (!now) return null;
  const { firedRules, ...state } = now;
  const events = history.filter(
    ({ id, own, action }) => Number(id) > mark && !own && !NO_NEWS.includes(action),
  );
  const reasons = rowReasons({}, firedRules).slice(0, 3);
  return { ...state, reasons: reasons.map(({ id }) => id), events: events.slice(0, MOST) };
}
