import type { ReactNode } from "react";

export type SummaryRow = { key: string; term: ReactNode; value: ReactNode; action?: ReactNode };

/** Questions and answers in rows. On a narrow screen each answer is below its question. */
export function SummaryList({ rows }: { rows: SummaryRow[] }) {
  return (
    <dl className="border-t border-line">
      {rows.map((row) => (
        <div
          key={row.key}
          className="print-whole grid gap-x-6 gap-y-1 border-b border-line py-3 sm:grid-cols-[5fr_5fr_auto] print:grid-cols-[3fr_2fr] print:py-0.5 print:text-small"
        >
          <dt className="font-bold">{row.term}</dt>
          <dd className="min-w-0 whitespace-pre-line">{row.value}</dd>
          {row.action ? <dd className="sm:text-right print:hidden">{row.action}</dd> : null}
        </div>
      ))}
    </dl>
  );
}
