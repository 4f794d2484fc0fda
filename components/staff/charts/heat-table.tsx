import type { ReactNode } from "react";

/** same: both said so; under: the column is more severe than the row; over: less. */
export type HeatTone = "same" | "under" | "over";

export type HeatCell = {
  key: string;
  count: number;
  tone: HeatTone;
  /** What the count is of, in words. */
  label: string;
  /** Where its cases are listed. */
  href: string;
};

export type HeatRow = { key: string; head: ReactNode; cells: HeatCell[]; total: number };

type Props = {
  caption: string;
  /** What the heads of rows and columns are. */
  corner: string;
  columns: { key: string; head: ReactNode }[];
  rows: HeatRow[];
};

/** How strongly a cell is colored, 0 to 3: its share of the largest count. */
const strength = (count: number, most: number) => (count === 0 ? 0 : Math.ceil((count / most) * 3));

/** Counts of two judgments as a table: where both agree is dark, and every cell leads to its cases. */
export function HeatTable({ caption, corner, columns, rows }: Props) {
  const apart = rows.flatMap(({ cells }) => cells.filter(({ tone }) => tone !== "same"));
  const most = Math.max(1, ...apart.map(({ count }) => count));
  return (
    <table className="heat-table">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{corner}</th>
          {columns.map(({ key, head }) => (
            <th key={key} scope="col">
              {head}
            </th>
          ))}
          <th scope="col">All</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, head, cells, total }) => (
          <tr key={key}>
            <th scope="row">{head}</th>
            {cells.map((cell) => (
              <td
                key={cell.key}
                className={`heat-${cell.tone} heat-${strength(cell.count, cell.tone === "same" ? cell.count : most)}`}
              >
                {cell.count === 0 ? (
                  <span>0</span>
                ) : (
                  <a href={cell.href} aria-label={cell.label}>
                    {cell.count}
                  </a>
                )}
              </td>
            ))}
            <td>{total}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
