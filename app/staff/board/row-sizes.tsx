import Link from "next/link";
import type { QueueLinks, Rows } from "./queue-address";

const WORDS: Record<Rows, string> = { usual: "Two lines", line: "One line", wall: "Wall" };

/** How dense the rows are, as links; the wall is for a screen that is read from four meters. */
export function RowSizes({ rows }: { rows: QueueLinks["rows"] }) {
  return (
    <nav aria-label="Row height" className="row-sizes">
      <ul>
        {rows.map(({ key, href, current }) => (
          <li key={key}>
            <Link href={href} prefetch={false} aria-current={current ? "true" : undefined}>
              {WORDS[key]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
