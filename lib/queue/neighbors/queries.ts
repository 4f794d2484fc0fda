import { trail } from "@/lib/audit/trail";
import type { Staff } from "@/lib/auth/staff";
import { nameOf, readContact } from "@/lib/contact/open-contact";
import { Unsealing } from "@/lib/crypto/unsealing";
import { type RowOf, statement } from "@/lib/db/statement";
import { filterSql, orderSql, type QueueFilter, SAMPLE_FILTERS } from "@/lib/queue/filter";

// In the order of the board. Of a burst one row stands for all.
const NEIGHBORS = statement({
  name: "queue_neighbors",
  text: (fits, order) => `WITH lead AS (
    SELECT (array_agg(q."intakeId" ORDER BY q."receivedAt", q."intakeId"))[1] AS "intakeId"
    FROM "QueueEntry" q WHERE q."inBurst" AND NOT $opened::boolean AND ${fits} GROUP BY q."burstId"),
  listed AS (
    SELECT q."intakeId", count(*) OVER ()::int AS "all", (row_number() OVER (ORDER BY ${order}))::int AS "place"
    FROM "QueueEntry" q WHERE q."intakeId" = $intake OR (${fits}
      AND (NOT q."inBurst" OR $opened OR q."intakeId" IN (SELECT "intakeId" FROM lead)))),
  beside AS (SELECT * FROM listed
    WHERE abs("place" - coalesce((SELECT "place" FROM listed WHERE "intakeId" = $intake), 0)) <= 1),
  viewed AS (${trail({
    action: "queue.viewed",
    staff: "$staff",
    where: 'EXISTS (SELECT 1 FROM beside WHERE "intakeId" <> $intake)',
  })})
  SELECT beside."intakeId", beside."place", beside."all", c."contactId", c."contactSealed"
  FROM beside LEFT JOIN "LatestContact" c ON c."intakeId" = beside."intakeId"
  ORDER BY beside."place"`,
  samples: SAMPLE_FILTERS.map(({ fits, filter }) => [fits(), orderSql(filter, "q")]),
  columns: {
    intakeId: "uuid",
    place: "int4",
    all: "int4",
    contactId: "uuid?",
    contactSealed: "text?",
  },
});

/** Another patient of the board. */
export type Neighbor = { intakeId: string; name: string | null; unreadable: boolean };

/** Where an open intake stands on the board: place 1 of `all`. */
export type BoardPlace = {
  /** Null when it is not open: then the first of the board comes next. */
  place: number | null;
  all: number;
  before: Neighbor | null;
  after: Neighbor | null;
};

function openNeighbor(row: RowOf<typeof NEIGHBORS> | undefined): Neighbor | null {
  if (!row) return null;
  const unsealing = new Unsealing();
  const name = nameOf(readContact(unsealing, row));
  return { intakeId: row.intakeId, name, unreadable: unsealing.unreadable };
}

/**
 * The neighbors of an intake on the board with this filter. An intake that the filter leaves out, as
 * one that was just claimed from the unassigned, still has its place. That somebody saw names of the
 * queue is in the audit log.
 */
export async function findNeighbors(
  staff: Staff<"queue:read">,
  intakeId: string,
  filter: QueueFilter,
): Promise<BoardPlace> {
  const { fits, values } = filterSql(filter);
  const opened = filter.burst !== undefined;
  const rows = await NEIGHBORS.run(
    { staff: staff.id, intake: intakeId, opened, ...values },
    ...[fits(), orderSql(filter, "q")],
  );
  const own = rows.find((row) => row.intakeId === intakeId);
  const at = (place: number) => openNeighbor(rows.find((row) => row.place === place));
  const place = own?.place ?? null;
  return {
    place,
    all: rows[0]?.all ?? 0,
    before: place === null ? null : at(place - 1),
    after: at((place ?? 0) + 1),
  };
}
