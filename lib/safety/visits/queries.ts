import { trail } from "@/lib/audit/trail";
import type { Staff } from "@/lib/auth/staff";
import { column, type RowOf, statement } from "@/lib/db/statement";
import type { Span } from "@/lib/safety/schema";
import { LEVELS, type Level } from "@/lib/triage/symptoms";

// Visits count by when they began, intakes by when they came, patients of the waiting list by when they
// were put on it. A visit without a record counts as not known, never as a no-show.

const REMINDED = `EXISTS (SELECT 1 FROM "OutboundMessage" o WHERE o."visitId" = coalesce(a."calendarId", a."id")
  AND o."kind" = 'patient_visit_reminder' AND o."sentAt" < a."startsAt")`;

const OUTCOMES = statement({
  name: "visits_outcomes",
  text: `WITH viewed AS (${trail({
    action: "reports.viewed",
    staff: "$staff",
    detail: { from: "$from::timestamptz", until: "$until::timestamptz" },
  })})
    SELECT ${REMINDED} AS "reminded",
      count(*) FILTER (WHERE a."status" = 'done')::int AS "came",
      count(*) FILTER (WHERE a."status" = 'no_show')::int AS "missed",
      count(*) FILTER (WHERE a."status" = 'cancelled')::int AS "cancelled",
      count(*) FILTER (WHERE a."status" IN ('booked', 'arrived'))::int AS "unknown"
    FROM "Appointment" a
    WHERE a."startsAt" >= $from AND a."startsAt" < least($until, now()) AND a."status" <> 'hold'
    GROUP BY 1`,
  columns: {
    /** A reminder was sent before the visit. */
    reminded: "bool",
    came: "int4",
    missed: "int4",
    cancelled: "int4",
    /** Begun, and nobody has recorded whether the patient came. */
    unknown: "int4",
  },
});
export type Outcomes = RowOf<typeof OUTCOMES>;

const WAITS = statement({
  name: "visits_time_to_visit",
  text: `SELECT e."level", count(*)::int AS "intakes", count(first."at")::int AS "seen",
      count(*) FILTER (WHERE first."at" IS NULL AND EXISTS (SELECT 1 FROM "UpcomingAppointment" u
        WHERE u."intakeId" = i."id"))::int AS "ahead",
      percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM first."at" - i."receivedAt")) AS "median",
      percentile_cont(0.9) WITHIN GROUP (ORDER BY extract(epoch FROM first."at" - i."receivedAt")) AS "ninetieth"
    FROM "Intake" i JOIN "EffectiveLevel" e ON e."intakeId" = i."id"
    LEFT JOIN LATERAL (SELECT min(a."startsAt") AS "at" FROM "Appointment" a
      WHERE a."intakeId" = i."id" AND a."status" = 'done') first ON true
    WHERE i."receivedAt" >= $from AND i."receivedAt" < $until GROUP BY e."level"`,
  columns: {
    level: column<Level>("text"),
    intakes: "int4",
    /** Whose patient came to a visit. */
    seen: "int4",
    /** Not seen yet, with a visit ahead. */
    ahead: "int4",
    /** Seconds from the intake to the first visit to which the patient came; null: nobody did. */
    median: "float8?",
    ninetieth: "float8?",
  },
});
export type TimeToVisit = RowOf<typeof WAITS>;

const WAITLIST = statement({
  name: "visits_waitlist",
  text: `SELECT count(*)::int AS "waited",
      count(*) FILTER (WHERE w."outcome" = 'booked')::int AS "booked",
      count(*) FILTER (WHERE w."outcome" IS NULL)::int AS "waiting",
      coalesce(sum(o."offers"), 0)::int AS "offers", coalesce(sum(o."accepted"), 0)::int AS "accepted",
      coalesce(sum(o."declined"), 0)::int AS "declined", coalesce(sum(o."expired"), 0)::int AS "expired",
      coalesce(sum(o."open"), 0)::int AS "open"
    FROM "WaitlistEntry" w LEFT JOIN LATERAL (SELECT count(*) AS "offers",
        count(*) FILTER (WHERE x."answer" = 'accepted') AS "accepted",
        count(*) FILTER (WHERE x."answer" = 'declined') AS "declined",
        count(*) FILTER (WHERE x."answer" = 'expired') AS "expired",
        count(*) FILTER (WHERE x."answer" IS NULL) AS "open"
      FROM "SlotOffer" x WHERE x."entryId" = w."id") o ON true
    WHERE w."since" >= $from AND w."since" < $until`,
  columns: {
    waited: "int4",
    /** Of these: got a visit, by an offer or otherwise; and wait still. */
    booked: "int4",
    waiting: "int4",
    /** Times that were offered to them, and how that ended; `open`: no answer yet. */
    offers: "int4",
    accepted: "int4",
    declined: "int4",
    expired: "int4",
    open: "int4",
  },
});

export type VisitReport = {
  /** The visits with a reminder, and those without. */
  reminded: Outcomes;
  unreminded: Outcomes;
  /** Most severe first; levels without an intake are left out. */
  times: TimeToVisit[];
  waitlist: RowOf<typeof WAITLIST>;
};

const NONE = { came: 0, missed: 0, cancelled: 0, unknown: 0 };

/**
 * What became of the visits that began in this span, how long the patients of this span waited for
 * theirs, and what the waiting list did. Counts only, no patient. Recorded in the audit log.
 */
export async function readVisitReport(
  staff: Staff<"safety:read">,
  span: Span,
): Promise<VisitReport> {
  const [outcomes, times, [waitlist]] = await Promise.all([
    OUTCOMES.run({ staff: staff.id, ...span }),
    WAITS.run(span),
    WAITLIST.run(span),
  ]);
  if (!waitlist) throw new Error("the waiting list gave no counts");
  const of = (reminded: boolean) =>
    outcomes.find((row) => row.reminded === reminded) ?? { reminded, ...NONE };
  const order = (row: TimeToVisit) => LEVELS.indexOf(row.level);
  return {
    reminded: of(true),
    unreminded: of(false),
    times: times.sort((a, b) => order(a) - order(b)),
    waitlist,
  };
}
