import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { isBackground } from "@/lib/auth/current";
import { requireStaff } from "@/lib/auth/require-staff";
import { env } from "@/lib/env";
import { findByReference, getQueueState, listQueue } from "@/lib/queue/queries";
import { QueueSearchForm } from "./queue-search-form";
import { QueueTable } from "./queue-table";
import { QueueTabs } from "./queue-tabs";
import { QueueUpdates } from "./queue-updates";
import { type QueueSearch, queueHref, readQueueSearch } from "./search";

export const metadata: Metadata = { title: "Queue" };

/** Everything that is open, most dangerous and most overdue first. */
export default async function QueuePage(props: { searchParams: Promise<QueueSearch> }) {
  const search = await props.searchParams;
  const filter = readQueueSearch(search);
  const staff = await requireStaff("queue:read", queueHref(filter));
  const found = search.find ? await findByReference(staff, search.find) : null;
  if (found) redirect(`/staff/intakes/${found}`);
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
      <QueueSearchForm notFound={search.find ?? null} />
      <QueueTabs counts={state.counts} filter={filter} />
      <QueueTable rows={rows} now={state.asOf} staff={staff} filter={filter} />
    </>
  );
}
