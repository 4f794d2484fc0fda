import { trail } from "@/lib/audit/trail";
import type { Staff } from "@/lib/auth/staff";
import { changeSetting } from "@/lib/clinic/settings/commands";
import { freshSettings, setting } from "@/lib/clinic/settings/current-settings";
import { SETTINGS, type Setting, type SettingInput } from "@/lib/clinic/settings/schema";
import { clockNow } from "@/lib/clock";
import { statement } from "@/lib/db/statement";
import { FieldProblem, Rejection } from "@/lib/errors";
import { eraseOldIntake } from "@/lib/person/data/commands";
import { HELD_INTAKES, KEYS_CHANGE, obstacleSql, touchedSql } from "@/lib/person/data/obstacle";

// Every statement here knows the rule as a number; null keeps everything of its kind.

const FIRST_ID = "00000000-0000-0000-0000-000000000000";
const LOOKED_AT = 1000;

/**
 * The next intakes by their ids, and which of them the rule erases: those that nothing keeps, where nobody
 * has touched them or what staff linked with them for so many years. So no one of a chain goes before
 * the others, and the rest stays one person.
 */
const LOOK = statement({
  name: "retention_look",
  text: `WITH looked AS MATERIALIZED (
      SELECT i."id", $now::timestamptz - make_interval(years => $years::int) AS "since", i."receivedAt"
      FROM "Intake" i WHERE i."id" > $after::uuid ORDER BY i."id" LIMIT ${LOOKED_AT})
    SELECT l."id", l."receivedAt" < l."since"
      AND NOT EXISTS (WITH RECURSIVE linked("id") AS (
          SELECT l."id" UNION
          SELECT CASE WHEN m."intakeId" = linked."id" THEN m."otherId" ELSE m."intakeId" END
          FROM linked JOIN "PersonMatch" m ON linked."id" IN (m."intakeId", m."otherId")
          WHERE m."same" AND m."undoneAt" IS NULL)
        SELECT 1 FROM linked WHERE ${touchedSql('linked."id"', 'l."since"')})
      AND ${obstacleSql('l."id"')} IS NULL AS "old"
    FROM looked l ORDER BY l."id"`,
  columns: { id: "uuid", old: "bool" },
});

/** The ids of old intakes, as many at once as were found in one look. */
async function* oldIntakes(now: Date, years: number): AsyncGenerator<string[]> {
  let after = FIRST_ID;
  for (let looked = LOOKED_AT; looked === LOOKED_AT; ) {
    const rows = await LOOK.run({ now, years, after });
    yield rows.flatMap(({ id, old }) => (old ? [id] : []));
    looked = rows.length;
    after = rows.at(-1)?.id ?? after;
  }
}

/** SQL: messages that arrived or were dealt with so many days ago, but none of a person on hold. */
const OLD_MESSAGES = `SELECT m."id" FROM "OutboundMessage" m
  WHERE m."createdAt" < $now::timestamptz - make_interval(days => $days::int)
    AND (m."resolvedAt" IS NOT NULL OR (m."sentAt" IS NOT NULL AND m."failedAt" IS NULL))
    AND (m."intakeId" IS NULL OR m."intakeId" NOT IN ${HELD_INTAKES})`;

/** A preview counts so many of each, and says that there are more. */
export const MOST_COUNTED = 10_000;

/** So long a preview counts; behind it stands "at least". */
const COUNTED_FOR_MS = 8000;

const COUNT_MESSAGES = statement({
  name: "retention_count_messages",
  text: `WITH counted AS (
      SELECT count(*)::int AS "messages" FROM (${OLD_MESSAGES} LIMIT ${MOST_COUNTED}) x),
    audited AS (${trail({
      action: "retention.previewed",
      staff: "$staff",
      detail: {
        ...{ intakes: "$intakes::int", messages: '"messages"' },
        ...{ years: "$years::int", days: "$days::int" },
      },
      from: "counted",
    })})
    SELECT "messages", ${KEYS_CHANGE} AS "waits" FROM counted`,
  columns: { messages: "int4", waits: "bool" },
});

const ERASE_MESSAGES = statement({
  name: "retention_erase_messages",
  text: `DELETE FROM "OutboundMessage" WHERE "id" IN (${OLD_MESSAGES} LIMIT 2000) RETURNING "id"`,
  columns: { id: "uuid" },
});

const numberOf = (text: string) => (text === "" ? null : Number(text));

export type RetentionPreview = {
  intakes: number;
  messages: number;
  /** There may be more intakes than were counted. */
  more: boolean;
  /** Nothing is erased for now: the data key is being changed. */
  waits: boolean;
};

async function countIntakes(now: Date, years: number | null, until: number) {
  let intakes = 0;
  if (years === null) return { intakes, more: false };
  for await (const ids of oldIntakes(now, years)) {
    intakes += ids.length;
    if (intakes >= MOST_COUNTED || performance.now() > until) return { intakes, more: true };
  }
  return { intakes, more: false };
}

/**
 * What the typed rule would erase now, counted up to MOST_COUNTED and for some seconds. Erases nothing, and
 * is recorded. Refuses another setting.
 */
export async function previewRetention(
  staff: Staff<"settings:manage">,
  { key, value }: SettingInput,
  countedFor = COUNTED_FOR_MS,
): Promise<RetentionPreview> {
  const typed = SETTINGS.retention.safeParse(value);
  if (key !== "retention" || !typed.success) throw new Rejection("not_found");
  const [years, days] = [numberOf(typed.data.intake_years), numberOf(typed.data.message_days)];
  const [now, until] = [clockNow(), performance.now() + countedFor];
  const found = await countIntakes(now, years, until);
  const { intakes } = found;
  const [counted] = await COUNT_MESSAGES.run({ staff: staff.id, now, years, days, intakes });
  return { ...found, messages: counted?.messages ?? 0, waits: counted?.waits ?? false };
}

const PREVIEWED = statement({
  name: "retention_previewed",
  text: `SELECT EXISTS (SELECT 1 FROM "AuditEvent"
      WHERE "staffId" = $staff::uuid AND "action" = 'retention.previewed' AND "at" > now() - interval '1 hour'
        AND ("detail"->>'years')::int IS NOT DISTINCT FROM $years::int
        AND ("detail"->>'days')::int IS NOT DISTINCT FROM $days::int) AS "previewed"`,
  columns: { previewed: "bool" },
});

const isShorter = (typed: string, now: string) =>
  typed !== "" && (now === "" || Number(typed) < Number(now));

/**
 * Saves the rule. One that keeps something for less time than now is refused until the same person saw, within
 * the hour, what just this rule would erase.
 */
export async function changeRetention(
  staff: Staff<"settings:manage">,
  input: SettingInput,
): Promise<{ changed: number } | FieldProblem> {
  const { key, value } = input;
  const typed = SETTINGS.retention.safeParse(value);
  if (key !== "retention" || !typed.success) throw new Rejection("not_found");
  await freshSettings();
  const now = setting("retention");
  const shorter = (["intake_years", "message_days"] as const).find((name) =>
    isShorter(typed.data[name], now[name]),
  );
  const [years, days] = [numberOf(typed.data.intake_years), numberOf(typed.data.message_days)];
  const [looked] = shorter ? await PREVIEWED.run({ staff: staff.id, years, days }) : [];
  if (shorter && !looked?.previewed)
    return new FieldProblem(
      shorter,
      "This erases what is kept now. Press Preview deletion first, then save.",
    );
  return changeSetting(staff, input);
}

/** So many intakes go in one hour. */
export const ERASED_AT_ONCE = 200;

/** Erases what the rule of the clinic no longer keeps: at most 200 intakes, the rest an hour later. */
export async function eraseByRule(
  now: Date,
  rule: Setting<"retention"> = setting("retention"),
): Promise<void> {
  const [years, days] = [numberOf(rule.intake_years), numberOf(rule.message_days)];
  if (days !== null)
    for (let gone = 2000; gone === 2000; ) gone = (await ERASE_MESSAGES.run({ now, days })).length;
  if (years === null) return;
  let erased = 0;
  for await (const ids of oldIntakes(now, years))
    for (const id of ids) {
      if (await eraseOldIntake(id)) erased += 1;
      if (erased === ERASED_AT_ONCE) return;
    }
}
