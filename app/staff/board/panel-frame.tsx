"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Icon } from "@/components/staff/icon";
import { isTyping } from "../shortcuts/actions";
import { fullHref, openHref } from "./queue-address";
import type { RowView } from "./queue-view";

type Props = {
  /** The id of the open intake, and the rows that it stands among. */
  open: string;
  rows: readonly RowView[];
  /** The address of the queue without the panel. */
  here: string;
  children: ReactNode;
};

function useEscape(here: string): void {
  const router = useRouter();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented || isTyping(event.target)) return;
      if (document.querySelector("dialog[open]")) return;
      router.push(here, { scroll: false });
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [router, here]);
}

/**
 * The rows before and after the open one. Once it has left the list, as when it is closed, the row that
 * took its place comes next.
 */
function useNeighbors(rows: readonly RowView[], open: string) {
  const at = rows.findIndex(({ intakeId }) => intakeId === open);
  const [last, setLast] = useState({ open, at });
  if (at >= 0 && (last.at !== at || last.open !== open)) setLast({ open, at });
  if (at >= 0) return { before: rows[at - 1], after: rows[at + 1] };
  const place = last.open === open && last.at >= 0 ? last.at : 0;
  return { before: rows[place - 1], after: rows[place] };
}

type StepLink = { here: string; row: RowView | undefined; step: "up" | "down" };

function Neighbor({ here, row, step }: StepLink) {
  if (!row) return null;
  const words = step === "up" ? "Previous" : "Next";
  return (
    <Link
      href={openHref(here, row.intakeId)}
      prefetch={false}
      scroll={false}
      data-neighbor={step}
      title={`${words}: ${row.who}`}
    >
      <Icon name={step} />
      <span className="sr-only">{words}</span>
    </Link>
  );
}

/** The panel beside the queue: the neighbors of the open intake, its full page, and a way to close it. */
export function PanelFrame({ open, rows, here, children }: Props) {
  const panel = useRef<HTMLElement>(null);
  useEscape(here);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another intake begins at its top.
  useEffect(() => {
    panel.current?.querySelector(".panel-body")?.scrollTo(0, 0);
    // On a phone the panel takes the place of the list that had the focus.
    if (document.getElementById("queue")?.offsetParent) return;
    panel.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [open]);
  const { before, after } = useNeighbors(rows, open);
  return (
    <section ref={panel} tabIndex={-1} className="queue-panel" aria-label="Open intake">
      <p className="panel-bar">
        <Neighbor here={here} row={before} step="up" />
        <Neighbor here={here} row={after} step="down" />
        <Link href={fullHref(here, open)} prefetch={false} className="panel-full">
          <Icon name="open" /> Full page
        </Link>
        <Link href={here} prefetch={false} scroll={false} title="Close panel">
          <Icon name="close" />
          <span className="sr-only">Close panel</span>
        </Link>
      </p>
      {children}
    </section>
  );
}
