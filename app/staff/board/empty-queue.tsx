import type { ActiveFilter } from "../words/filter-words";
import type { Rows } from "./queue-address";
import { FilterChips } from "./queue-filters";

/** Shown in place of the table when it has no rows. */
export function EmptyQueue({ active, rows }: { active: ActiveFilter[]; rows: Rows | null }) {
  if (active.length === 0)
    return <p className="empty">No one is waiting. New intakes appear here automatically.</p>;
  return (
    <div className="empty">
      <p>
        No open intakes match {active.length === 1 ? "this filter" : "all of these filters"}. Remove{" "}
        {active.length === 1 ? "it" : "one"} to see more:
      </p>
      <FilterChips active={active} rows={rows} />
    </div>
  );
}
