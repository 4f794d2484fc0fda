import { env } from "@/lib/env";
import type { Span } from "@/lib/safety/schema";
import { dateIn } from "@/lib/time";

const isoDay = (moment: Date) => dateIn(env().CLINIC_TIME_ZONE, moment);

/** Chooses the period of the page, and downloads it as CSV. */
export function SpanForm({ span, intakes }: { span: Span; intakes: number }) {
  const from = isoDay(span.from);
  // `until` is the first moment after the last day.
  const to = isoDay(new Date(span.until.getTime() - 1));
  return (
    <>
      <search>
        <form action="/staff/safety" className="find">
          <p className="flex items-center gap-3">
            <label htmlFor="from">From</label>
            <input id="from" name="from" type="date" defaultValue={from} />
          </p>
          <p className="flex items-center gap-3">
            <label htmlFor="to">To</label>
            <input id="to" name="to" type="date" defaultValue={to} />
          </p>
          <button type="submit" className="staff-button staff-button-inline">
            Apply
          </button>
        </form>
      </search>
      <p className="mt-3">
        {intakes} {intakes === 1 ? "intake" : "intakes"} received from {from} to {to} (days of{" "}
        {env().CLINIC_TIME_ZONE}, at most a year).{" "}
        <a href={`/staff/safety/csv?from=${from}&to=${to}`}>Download CSV</a>
      </p>
    </>
  );
}
