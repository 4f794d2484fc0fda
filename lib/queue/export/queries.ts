import type { Staff } from "@/lib/auth/staff";
import { VERDICT } from "@/lib/intake/verdict";
import { FILTER_KEYS, filteredSql, filterSql, type QueueFilter } from "@/lib/queue/filter";
import type { Level } from "@/lib/triage/symptoms";

/** One open intake as a line of the file: codes and times, the reference, nothing of who it is. */
export type ExportRow = {
  intakeId: string;
  reference: string;
  receivedAt: Date;
  level: Level;
  dueAt: Date | null;
  worseSince: Date | null;
  filedAs: string;
  firedRules: string[];
  locale: string;
  location: string | null;
  claimedByName: string | null;
  /** The next follow-up that is booked. */
  followUpAt: Date | null;
};

const PAGE_SIZE = 1000;

const startText = (
  fits: string,
) => `INSERT INTO "AuditEvent" ("actor", "staffId", "action", "detail")
  SELECT 'staff', $1, 'queue.exported', jsonb_build_object('rows', count(*), 'filter', $2::text)
  FROM "QueueEntry" q WHERE ${fits}`;

const pageText = (fits: string) => `WITH page AS (
    SELECT * FROM "QueueEntry" q WHERE (q."receivedAt", q."intakeId") > ($2::timestamptz, $3::uuid) AND ${fits}
      AND $1::uuid IS NOT NULL
    ORDER BY q."receivedAt", q."intakeId" LIMIT $4)
  SELECT page."intakeId", i."reference", page."receivedAt", page."level", page."dueAt", page."worseSince",
    v."filedAs", v."firedRules", i."locale", place."name" AS "location", m."name" AS "claimedByName",
    (SELECT min(a."startsAt") FROM "Appointment" a WHERE a."intakeId" = page."intakeId"
      AND a."cancelledAt" IS NULL AND a."startsAt" > now()) AS "followUpAt"
  FROM page
  JOIN "Intake" i ON i."id" = page."intakeId"
  ${VERDICT}
  LEFT JOIN "Location" place ON place."id" = i."locationId"
  LEFT JOIN "StaffMember" m ON m."id" = page."claimedById"
  ORDER BY page."receivedAt", page."intakeId"`;

/** What was asked for, for the trail: the parts of the filter and their codes. */
function filterCodes(filter: QueueFilter): string {
  return FILTER_KEYS.filter((key) => filter[key])
    .map((key) => `${key}=${filter[key]}`)
    .join(" ");
}

/**
 * Every open intake that fits, first received first, a thousand at a time: memory stays flat however
 * many there are, no connection is held while the reader is slow, and an intake that changes
 * meanwhile is neither left out nor given twice, as the order never changes. First the trail gets the
 * filter and how many fit: no trace, no file.
 */
export async function* exportQueue(
  staff: Staff<"queue:export">,
  filter: QueueFilter,
): AsyncGenerator<ExportRow[], void> {
  const told: unknown[] = [staff.id, filterCodes(filter)];
  await filteredSql(startText(filterSql(filter, told)()), told);
  let last: Pick<ExportRow, "receivedAt" | "intakeId"> | undefined = {
    receivedAt: new Date(0),
    intakeId: "00000000-0000-0000-0000-000000000000",
  };
  while (last) {
    const values: unknown[] = [staff.id, last.receivedAt, last.intakeId, PAGE_SIZE];
    const text = pageText(filterSql(filter, values)());
    const rows: ExportRow[] = await filteredSql(text, values);
    if (rows.length > 0) yield rows;
    last = rows.length === PAGE_SIZE ? rows.at(-1) : undefined;
  }
}
