import type { QueueFilter } from "@/lib/queue/filter";
import { filterQuery } from "./queue-address";

/** The rows that fit as a file. A link of the browser's own: what it leads to is no page. */
export function ExportLink({ filter }: { filter: QueueFilter }) {
  const query = filterQuery(filter);
  return (
    <p className="export">
      <a href={query ? `/staff/export?${query}` : "/staff/export"} download>
        Download CSV (without names)
      </a>
    </p>
  );
}
