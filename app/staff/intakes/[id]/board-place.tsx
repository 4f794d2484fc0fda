import Link from "next/link";
import { fullHref, queueHref, readQueueSearch } from "@/app/staff/board/queue-address";
import { nameWords } from "@/app/staff/words/words";
import { PrintButton } from "@/components/print-button";
import { Icon } from "@/components/staff/icon";
import { alsoHolds } from "@/lib/auth/require-staff";
import { type BoardPlace, findNeighbors, type Neighbor } from "@/lib/queue/neighbors/queries";
import type { StepProps } from "./load";

/** The queue that this page was opened from: its address, and who stands beside the intake there. */
export type FromQueue = { here: string; at: BoardPlace | null };

/** `query`: the address of the queue after its question mark, as `fullHref` hands it on. */
export async function fromQueue({ intake, staff }: StepProps, query = ""): Promise<FromQueue> {
  const { filter, page, rows } = readQueueSearch(Object.fromEntries(new URLSearchParams(query)));
  const reader = alsoHolds(staff, "queue:read");
  return {
    here: queueHref(filter, page, rows),
    at: reader && (await findNeighbors(reader, intake.id, filter)),
  };
}

type LinkProps = { here: string; to: Neighbor | null; step: "up" | "down" };

/** A neighbor by name; `j` and `k` follow it (shortcuts/actions.ts). */
export function NeighborLink({ here, to, step }: LinkProps) {
  if (!to) return null;
  return (
    <Link href={fullHref(here, to.intakeId)} prefetch={false} data-neighbor={step}>
      <Icon name={step} />
      <span className="sr-only">{step === "up" ? "Previous: " : "Next: "}</span>
      {nameWords(to)}
    </Link>
  );
}

/** The way back to the row in the queue, its neighbors there, and print. */
export function PlaceOnBoard({ intakeId, from }: { intakeId: string; from: FromQueue }) {
  const { here, at } = from;
  return (
    <nav aria-label="Place in the queue" className="crumb print:hidden">
      <Link href={`${here}#row-${intakeId}`} prefetch={false}>
        <Icon name="left" /> Back to the queue
      </Link>
      {at?.place ? (
        <span className="quiet">
          {at.place} of {at.all}
        </span>
      ) : null}
      <span className="crumb-side">
        <NeighborLink here={here} to={at?.before ?? null} step="up" />
        <NeighborLink here={here} to={at?.after ?? null} step="down" />
        <PrintButton className="crumb-print">
          <Icon name="print" /> Print
        </PrintButton>
      </span>
    </nav>
  );
}
