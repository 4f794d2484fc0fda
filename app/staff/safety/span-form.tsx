import { env } from "@/lib/env";
import type { Span } from "@/lib/safety/schema";
import { DaysForm, daysOf } from "./days-form";

/** Chooses the period of the page, and downloads it as CSV. */
export function SpanForm({ span, intakes }: { span: Span; intakes: number }) {
  const { from, to } = daysOf(span);
  return (
    <>
      <DaysForm action="/staff/safety" span={span} />
      <p className="mt-3">
        {intakes} {intakes === 1 ? "intake" : "intakes"} received from {from} to {to} (days of{" "}
        {env().CLINIC_TIME_ZONE}, at most a year).{" "}
        <a href={`/staff/safety/csv?from=${from}&to=${to}`}>Download CSV</a>
      </p>
    </>
  );
}
