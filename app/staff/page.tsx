import type { Metadata } from "next";
import { isBackground } from "@/lib/auth/current";
import { requireStaff } from "@/lib/auth/require-staff";
import { env } from "@/lib/env";
import { getQueueState, listQueue } from "@/lib/queue/queries";
import { type QueueSearch, queueHref, readQueueSearch } from "./queue-address";
import { QueueTable } from "./queue-table";
import { QueueTabs } from "./queue-tabs";
import { QueueUpdates } from "./queue-updates";
import { SearchForm } from "./search/search-form";

export const metadata: Metadata = { title: "Queue" };

/** Everything that is open, most dangerous and most overdue first. */
export default async function QueuePage(props: { searchParams: Promise<QueueSearch> }) {
  const filter = readQueueSearch(await props.searchParams);
  const staff = await requireStaff("queue:read", queueHref(filter));
  const state = await getQueueState(staff);
  const rows = await listQueue(staff, filter, !(await isBackground()));
  return (
    <>
      <h1>Queue</h1>
      <QueueUpdates
        digest={state.digest}
        asOf={state.asOf.getTime()}
        zone={env().CLINIC_TIME_ZONE}
        href={queueHref(filter)}
      />
      <SearchForm words="" />
      <QueueTabs counts={state.counts} filter={filter} />
      <QueueTable rows={rows} now={state.asOf} staff={staff} filter={filter} />
    </>
  );
}
