import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { alsoHolds, requireStaff } from "@/lib/auth/require-staff";
import { env } from "@/lib/env";
import { findBurst } from "@/lib/queue/burst/queries";
import { listChoices } from "@/lib/queue/filter-choices";
import { listViews } from "@/lib/queue/views/queries";
import { EmptyQueue } from "./board/empty-queue";
import { ExportLink } from "./board/export-link";
import { IntakePanel } from "./board/intake-panel";
import { NewIntakeLink } from "./board/new-intake-link";
import { ownLook } from "./board/own-look";
import { linksOf, type QueueSearch, readQueueSearch } from "./board/queue-address";
import { QueueBoard } from "./board/queue-board";
import { QueueFilters } from "./board/queue-filters";
import { viewQueue } from "./board/queue-view";
import { BulkForm } from "./bulk/bulk-form";
import { BurstPanel } from "./bursts/burst-panel";
import { SearchForm } from "./search/search-form";
import { ViewLinks } from "./views/view-links";
import { activeFilters } from "./words/filter-words";
import { paperFilter } from "./words/paper-filter";

export const metadata: Metadata = { title: "Queue" };

/** Everything that is open, most dangerous and most overdue first. */
export default async function QueuePage(props: { searchParams: Promise<QueueSearch> }) {
  const search = await props.searchParams;
  const look = await ownLook();
  const place = readQueueSearch({ ...look, ...search });
  const { filter } = place;
  const links = linksOf(place);
  const staff = await requireStaff("queue:read", links.here);
  // A form sends its empty fields too: the address to keep is the short one.
  if (Object.values(search).includes("")) redirect(links.here);
  const choices = await listChoices(staff);
  const burst = filter.burst ? await findBurst(staff, filter.burst) : null;
  return (
    <>
      <QueueBoard
        initial={await viewQueue(staff, place, true)}
        links={links}
        zone={env().CLINIC_TIME_ZONE}
        me={staff.id}
        mayClaim={alsoHolds(staff, "intake:claim") !== null}
        search={
          <>
            {alsoHolds(staff, "intake:record") ? <NewIntakeLink /> : null}
            <SearchForm words="" compact />
          </>
        }
        narrowing={
          <>
            <QueueFilters filter={filter} rows={place.rows} choices={choices} />
            <ViewLinks views={await listViews(staff)} filter={filter} kept={look.sort} />
            <BulkForm key={links.here} staff={staff} people={choices.people} />
            {burst ? (
              <BurstPanel
                burst={burst}
                mayClaim={alsoHolds(staff, "intake:claim") !== null}
                mayClose={alsoHolds(staff, "burst:close") !== null}
              />
            ) : null}
          </>
        }
        paper={paperFilter(filter, choices)}
        panel={place.open ? <IntakePanel staff={staff} id={place.open} here={links.here} /> : null}
        empty={<EmptyQueue active={activeFilters(filter, choices)} rows={place.rows} />}
      />
      {alsoHolds(staff, "queue:export") ? <ExportLink filter={filter} /> : null}
    </>
  );
}
