import type { ReactNode } from "react";

/** The figures of a chart as a table, folded under it. */
export function AsTable({ children }: { children: ReactNode }) {
  return (
    <details className="as-table">
      <summary>Show as a table</summary>
      {children}
    </details>
  );
}
