"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";
import { isTyping } from "../shortcuts/actions";
import { openHref } from "./queue-address";
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

/** The panel beside the queue: the neighbors of the open intake, its full page, and a way to close it. */
export function PanelFrame({ open, rows, here, children }: Props) {
  const panel = useRef<HTMLElement>(null);
  useEscape(here);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another intake begins at its top.
  useEffect(() => {
    if (panel.current) panel.current.scrollTop = 0;
    // On a phone the panel takes the place of the list that had the focus.
    if (document.getElementById("queue")?.offsetParent) return;
    panel.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [open]);
  const at = rows.findIndex(({ intakeId }) => intakeId === open);
  const [before, after] = [rows[at - 1], at < 0 ? undefined : rows[at + 1]];
  return (
    <section ref={panel} tabIndex={-1} className="queue-panel" aria-label="Open intake">
      <p className="panel-bar">
        {before ? (
          <Link href={openHref(here, before.intakeId)} prefetch={false} scroll={false}>
            Previous
          </Link>
        ) : null}
        {after ? (
          <Link href={openHref(here, after.intakeId)} prefetch={false} scroll={false}>
            Next
          </Link>
        ) : null}
        <a href="#next">Next step</a>
        <Link href={`/staff/intakes/${open}`} prefetch={false}>
          Full page
        </Link>
        <Link href={here} prefetch={false} scroll={false}>
          Close panel
        </Link>
      </p>
      {children}
    </section>
  );
}
