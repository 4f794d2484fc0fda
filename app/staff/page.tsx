import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { isBackground } from "@/lib/auth/current";
import { alsoHolds, requireStaff } from "@/lib/auth/require-staff";
import { env } from "@/lib/env";
import { listChoices } from "@/lib/queue/choices";
import { getQueueState, listQueue } from "@/lib/queue/queries";
import { listViews } from "@/lib/saved-view/queries";
import { BulkForm } from "./bulk/bulk-form";
import { ExportLink } from "./export-link";
import { activeFilters } from "./filter-words";
import { type QueueSearch, queueHref, readQueueSearch } from "./queue-address";
import { QueueFilters } from "./queue-filters";
import { QueueTable } from "./queue-table";
import { QueueTabs } from "./queue-tabs";
import { QueueUpdates } from "./queue-updates";
import { SearchForm } from "./search/search-form";
import { ViewLinks } from "./views/view-links";

export const metadata: Metadata = { title: "Queue" };

/** Everything that is open, most dangerous and most overdue first. */
export default async function QueuePage(props: { searchParams: Promise<QueueSearch> }) {
  const search = await props.searchParams;
  const place = readQueueSearch(search);
  const { filter, page } = place;
  const href = queueHref(filter, page);
  const staff = await requireStaff("queue:read", href);
  // A form sends its empty fields too: the address to keep is the short one.
  if (Object.values(search).includes("")) redirect(href);
  const [state, choices] = [await getQueueState(staff, filter), await listChoices(staff)];
  const rows = await listQueue(staff, filter, page, !(await isBackground()));
  return (
    <>
      <h1>Queue</h1>
      <QueueUpdates
        digest={state.digest}
        asOf={state.asOf.getTime()}
        zone={env().CLINIC_TIME_ZONE}
        href={href}
      />
      <SearchForm words="" />
      <QueueTabs counts={state.counts} filter={filter} />
      <div className="narrowing">
        <QueueFilters filter={filter} choices={choices} />
        <ViewLinks views={await listViews(staff)} filter={filter} />
        <BulkForm staff={staff} people={choices.people} />
      </div>
      <QueueTable
        rows={rows}
        now={state.asOf}
        staff={staff}
        place={place}
        active={activeFilters(filter, choices)}
      />
      {alsoHolds(staff, "queue:export") ? <ExportLink filter={filter} /> : null}
    </>
  );
}
