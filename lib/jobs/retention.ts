import { trail } from "@/lib/audit/trail";
import type { Staff } from "@/lib/auth/staff";
import { setting } from "@/lib/clinic/settings/current-settings";
import { SETTINGS, type Setting, type SettingInput } from "@/lib/clinic/settings/schema";
import { statement } from "@/lib/db/statement";
import { Rejection } from "@/lib/errors";
import { eraseOldIntake } from "@/lib/person/data/commands";
import { obstacleSql } from "@/lib/person/data/queries";

// Every statement here knows the rule as two numbers; null keeps everything of its kind.

/** SQL: intakes that nothing keeps open, and that nobody has touched for so many years. */
const OLD_INTAKES = `SELECT i."id" FROM "Intake" i
  WHERE i."receivedAt" < $now::timestamptz - make_interval(years => $years::int)
    AND NOT EXISTS (SELECT 1 FROM "Closure" c WHERE c."intakeId" = i."id"
      AND c."createdAt" >= $now::timestamptz - make_interval(years => $years))
    AND NOT EXISTS (SELECT 1 FROM "Appointment" a WHERE a."intakeId" = i."id"
      AND a."startsAt" >= $now::timestamptz - make_interval(years => $years))
    AND ${obstacleSql('i."id"')} IS NULL`;

/** SQL: messages that were sent or dealt with so many days ago, but none of a person on hold. */
const OLD_MESSAGES = `SELECT m."id" FROM "OutboundMessage" m
  WHERE m."createdAt" < $now::timestamptz - make_interval(days => $days::int)
    AND (m."sentAt" IS NOT NULL OR m."resolvedAt" IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM "LegalHold" h WHERE h."intakeId" = m."intakeId" AND h."endedAt" IS NULL)`;

const PREVIEW = statement({
  name: "retention_preview",
  text: `WITH counted AS (SELECT
      (SELECT count(*)::int FROM (${OLD_INTAKES}) x) AS "intakes",
      (SELECT count(*)::int FROM (${OLD_MESSAGES}) x) AS "messages"),
    audited AS (${trail({
      action: "retention.previewed",
      staff: "$staff",
      detail: { intakes: '"intakes"', messages: '"messages"' },
      from: "counted",
    })})
    SELECT * FROM counted`,
  columns: { intakes: "int4", messages: "int4" },
});

const AT_ONCE = 200;

const FIND_INTAKES = statement({
  name: "retention_find_intakes",
  text: `${OLD_INTAKES} ORDER BY i."receivedAt" LIMIT ${AT_ONCE}`,
  columns: { id: "uuid" },
});

const ERASE_MESSAGES = statement({
  name: "retention_erase_messages",
  text: `DELETE FROM "OutboundMessage" WHERE "id" IN (${OLD_MESSAGES} LIMIT 2000) RETURNING "id"`,
  columns: { id: "uuid" },
});

const numberOf = (text: string) => (text === "" ? null : Number(text));

/** How many intakes and messages a rule would erase at its next run. */
export type RetentionPreview = { intakes: number; messages: number };

/** What the typed rule would erase now. Erases nothing, and is recorded. Refuses another setting. */
export async function previewRetention(
  staff: Staff<"settings:manage">,
  { key, value }: SettingInput,
): Promise<RetentionPreview> {
  const typed = SETTINGS.retention.safeParse(value);
  if (key !== "retention" || !typed.success) throw new Rejection("not_found");
  const { intake_years, message_days } = typed.data;
  const [counted] = await PREVIEW.run({
    staff: staff.id,
    now: new Date(),
    years: numberOf(intake_years),
    days: numberOf(message_days),
  });
  return counted ?? { intakes: 0, messages: 0 };
}

/** Erases what the rule of the clinic no longer keeps: at most 200 intakes, the rest an hour later. */
export async function eraseByRule(
  now: Date,
  rule: Setting<"retention"> = setting("retention"),
): Promise<void> {
  const [years, days] = [numberOf(rule.intake_years), numberOf(rule.message_days)];
  if (days !== null)
    for (let gone = 2000; gone === 2000; ) gone = (await ERASE_MESSAGES.run({ now, days })).length;
  if (years === null) return;
  for (const { id } of await FIND_INTAKES.run({ now, years })) await eraseOldIntake(id);
}
