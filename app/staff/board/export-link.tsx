import type { QueueFilter } from "@/lib/queue/filter";
import { filterQuery } from "./queue-address";

/** Downloads the filtered rows. A plain link, because it leads to a file and not to a page. */
export function ExportLink({ filter }: { filter: QueueFilter }) {
  const query = filterQuery(filter);
  return (
    <p className="export">
      <a href={query ? `/staff/export?${query}` : "/staff/export"}>Download CSV (without names)</a>
    </p>
  );
}
