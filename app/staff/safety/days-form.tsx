import { env } from "@/lib/env";
import type { Span } from "@/lib/safety/schema";
import { dateIn } from "@/lib/time";

/** The first and the last day of a span, as ISO dates of the clinic's zone. */
export function daysOf({ from, until }: Span): { from: string; to: string } {
  const isoDay = (moment: Date) => dateIn(env().CLINIC_TIME_ZONE, moment);
  // `until` is the first moment after the last day.
  return { from: isoDay(from), to: isoDay(new Date(until.getTime() - 1)) };
}

/** Chooses the period of a page. */
export function DaysForm({ action, span }: { action: string; span: Span }) {
  const { from, to } = daysOf(span);
  return (
    <search>
      <form action={action} className="find">
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
  );
}
