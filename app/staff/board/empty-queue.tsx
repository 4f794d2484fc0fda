import type { ActiveFilter } from "../words/filter-words";
import { FilterChips } from "./queue-filters";

/** What stands in the place of the table when nothing is in it. */
export function EmptyQueue({ active }: { active: ActiveFilter[] }) {
  if (active.length === 0)
    return <p className="empty">Nobody is waiting. New intakes appear here by themselves.</p>;
  return (
    <div className="empty">
      <p>
        Nothing open fits {active.length === 1 ? "this filter" : "all of these filters"}. Take{" "}
        {active.length === 1 ? "it" : "one"} away to see more:
      </p>
      <FilterChips active={active} />
    </div>
  );
}
