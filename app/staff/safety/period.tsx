import Link from "next/link";
import type { ReactNode } from "react";
import { PrintButton } from "@/components/print-button";
import { env } from "@/lib/env";
import { MOST_DAYS, type Span, USUAL_DAYS } from "@/lib/safety/schema";
import { dateIn, daysLater } from "@/lib/time";
import { DaysForm, daysOf } from "./days-form";

const PERIODS = [
  [30, "30 days"],
  [USUAL_DAYS + 1, "3 months"],
  [MOST_DAYS, "A year"],
] as const;

type Props = { title: string; action: string; span: Span; now: Date; children?: ReactNode };

/** The head of a report: its name, the period that it is of, and what one can do with it. */
export function PeriodBar({ title, action, span, now, children }: Props) {
  const today = dateIn(env().CLINIC_TIME_ZONE, now);
  const { from, to } = daysOf(span);
  const first = (days: number) => daysLater(today, 1 - days);
  return (
    <div className="safety-bar">
      <h1>{title}</h1>
      <nav aria-label="Period" className="segments">
        <ul>
          {PERIODS.map(([days, words]) => (
            <li key={words}>
              <Link
                href={`${action}?from=${first(days)}&to=${today}`}
                prefetch={false}
                aria-current={from === first(days) && to === today ? "page" : undefined}
              >
                {words}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <details>
        <summary>Other dates</summary>
        <DaysForm action={action} span={span} />
      </details>
      {children}
      <PrintButton className="staff-button staff-button-inline">Print</PrintButton>
    </div>
  );
}
