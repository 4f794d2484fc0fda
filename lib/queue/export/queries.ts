import { trail } from "@/lib/audit/trail";
import { requireFreshFactor } from "@/lib/auth/factor";
import type { Staff } from "@/lib/auth/staff";
import { column, type RowOf, statement } from "@/lib/db/statement";
import { FILTER_KEYS, filterSql, type QueueFilter, SAMPLE_FILTERS } from "@/lib/queue/filter";
import type { Level } from "@/lib/triage/symptoms";

const PAGE_SIZE = 1000;

const samples = SAMPLE_FILTERS.map(({ fits }) => [fits()]);

const START = statement({
  name: "export_start",
  text: (fits) =>
    trail({
      action: "queue.exported",
      staff: "$staff",
      detail: { rows: "count(*)", filter: "$codes::text" },
      from: '"QueueEntry" q',
      where: fits,
    }),
  samples,
  columns: {},
});

const PAGE = statement({
  name: "export_page",
  text: (fits) => `WITH page AS (
    SELECT * FROM "QueueEntry" q
    WHERE (q."receivedAt", q."intakeId") > ($afterTime::timestamptz, $afterId::uuid) AND ${fits}
      AND $staff::uuid IS NOT NULL
    ORDER BY q."receivedAt", q."intakeId" LIMIT ${PAGE_SIZE})
  SELECT page."intakeId", v."reference", page."receivedAt", page."level", page."dueAt", page."worseSince",
    v."filedAs", v."firedRules", v."locale", place."name" AS "location", m."name" AS "claimedByName",
    (SELECT min(a."startsAt") FROM "Appointment" a WHERE a."intakeId" = page."intakeId"
      AND a."status" = 'booked' AND a."startsAt" > now()) AS "followUpAt"
  FROM page
  JOIN "Verdict" v ON v."intakeId" = page."intakeId"
  LEFT JOIN "Location" place ON place."id" = v."locationId"
  LEFT JOIN "StaffMember" m ON m."id" = page."claimedById"
  ORDER BY page."receivedAt", page."intakeId"`,
  samples,
  columns: {
    intakeId: "uuid",
    reference: "text",
    receivedAt: "timestamptz",
    level: column<Level>("text"),
    dueAt: "timestamptz?",
    worseSince: "timestamptz?",
    filedAs: "text",
    firedRules: "text[]",
    locale: "text",
    location: "text?",
    claimedByName: "text?",
    /** The next follow-up that is booked. */
    followUpAt: "timestamptz?",
  },
});

/** One open intake as a line of the file: codes, times and the reference, without identity. */
export type ExportRow = RowOf<typeof PAGE>;

/** The filter for the audit log: its parts and their codes. */
function filterCodes(filter: QueueFilter): string {
  return FILTER_KEYS.filter((key) => filter[key])
    .map((key) => `${key}=${filter[key]}`)
    .join(" ");
}

/**
 * Every matching open intake, oldest first, a thousand at a time. Memory stays flat, and a slow
 * reader holds no connection. The order never changes, so an intake that changes meanwhile is
 * neither skipped nor repeated. First the filter and the number of matches go into the audit log:
 * without that event there is no file.
 */
export async function* exportQueue(
  staff: Staff<"queue:export">,
  filter: QueueFilter,
): AsyncGenerator<ExportRow[], void> {
  await requireFreshFactor(staff);
  const { fits, values } = filterSql(filter);
  const asked = { staff: staff.id, ...values };
  await START.run({ ...asked, codes: filterCodes(filter) }, fits());
  let last: Pick<ExportRow, "receivedAt" | "intakeId"> | undefined = {
    receivedAt: new Date(0),
    intakeId: "00000000-0000-0000-0000-000000000000",
  };
  while (last) {
    const after = { afterTime: last.receivedAt, afterId: last.intakeId };
    const rows: ExportRow[] = await PAGE.run({ ...asked, ...after }, fits());
    if (rows.length > 0) yield rows;
    last = rows.length === PAGE_SIZE ? rows.at(-1) : undefined;
  }
}
