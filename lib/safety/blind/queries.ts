import type { Staff } from "@/lib/auth/staff";
import { setting } from "@/lib/clinic/settings/current-settings";
import { statement } from "@/lib/db/statement";
import type { Span } from "@/lib/safety/schema";
import { isInSample } from "./sample";

// Never where a delay could harm: an open intake below EMERGENCY that is not worse and that nobody has
// reviewed yet.
const MAY = statement({
  name: "blind_may",
  text: `SELECT q."intakeId" FROM "QueueEntry" q JOIN "Verdict" v ON v."intakeId" = q."intakeId"
    WHERE q."intakeId" = $intake::uuid AND q."level" <> 'EMERGENCY' AND v."level" <> 'EMERGENCY'
      AND NOT q."alarm" AND q."worseSince" IS NULL
      AND NOT EXISTS (SELECT 1 FROM "Review" r WHERE r."intakeId" = q."intakeId")
      AND NOT EXISTS (SELECT 1 FROM "BlindReview" b
        WHERE b."intakeId" = q."intakeId" AND b."staffId" = $staff)`,
  columns: { intakeId: "uuid" },
});

/**
 * Whether this clinician is asked for a level before they see that of the triage: a random tenth,
 * where the setting says so. An emergency is never hidden.
 */
export async function isAskedBlind(
  staff: Staff<"review:record">,
  intake: string,
): Promise<boolean> {
  if (setting("blind").share !== "tenth" || !isInSample(intake)) return false;
  return (await MAY.run({ intake, staff: staff.id })).length > 0;
}

const COUNT = statement({
  name: "blind_count",
  text: `SELECT m."name", count(b."level") FILTER (WHERE blind)::int AS "judged",
      count(*) FILTER (WHERE b."level" IS NULL)::int AS "shown",
      count(b."level") FILTER (WHERE NOT blind)::int AS "seen",
      count(*) FILTER (WHERE blind AND b."level" = v."level")::int AS "same",
      count(*) FILTER (WHERE blind AND level_rank(b."level") < level_rank(v."level"))::int AS "higher"
    FROM "BlindReview" b JOIN "Verdict" v ON v."intakeId" = b."intakeId"
    JOIN "StaffMember" m ON m."id" = b."staffId", LATERAL (SELECT b."seenBefore" IS FALSE AS blind) said
    WHERE v."receivedAt" >= $from AND v."receivedAt" < $until
    GROUP BY m."id", m."name" ORDER BY m."name", m."id"`,
  columns: {
    name: "text",
    /** How many this clinician judged to whom the level was new. */
    judged: "int4",
    /** How many they judged whose level they had seen, or were not asked about. */
    seen: "int4",
    /** How many they chose to see first. */
    shown: "int4",
    /** Of the judged, those with the level of the triage, and those that they put higher. */
    same: "int4",
    higher: "int4",
  },
});

export type BlindCount = {
  name: string;
  judged: number;
  seen: number;
  shown: number;
  same: number;
  higher: number;
};

/** Who reviewed blind in this span, and how far they agreed with the triage. */
export function countBlind(_staff: Staff<"safety:read">, span: Span): Promise<BlindCount[]> {
  return COUNT.run(span);
}
