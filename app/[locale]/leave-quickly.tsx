"use client";

import { useEffect } from "react";

const PRESSES = 3;
const WITHIN_MS = 2000;
const PATIENCE_MS = 800;

type Props = { href: string; target: string; label: string; hint: string };

/**
 * Hides the page, lets the server forget this device, and puts the other page in the place of this
 * one. A server that is slow or gone does not hold anybody back.
 */
function leave({ href, target }: Props): void {
  document.body.hidden = true;
  const go = () => location.replace(target);
  setTimeout(go, PATIENCE_MS);
  fetch(href, { keepalive: true, redirect: "manual", cache: "no-store" }).then(go, go);
}

/**
 * The way out on every page, by this link or by Escape pressed three times. Without scripts the link
 * leads to the same page.
 */
export function LeaveQuickly(props: Props) {
  const { href, label, hint } = props;
  useEffect(() => {
    let presses: number[] = [];
    const count = (event: KeyboardEvent) => {
      if (event.key !== "Escape") presses = [];
      else presses = [...presses.filter((at) => at > event.timeStamp - WITHIN_MS), event.timeStamp];
      if (presses.length === PRESSES) leave(props);
    };
    // A browser that kept the hidden page for its Back button asks the server instead.
    const wake = () => document.body.hidden && location.reload();
    document.addEventListener("keydown", count);
    window.addEventListener("pageshow", wake);
    return () => {
      document.removeEventListener("keydown", count);
      window.removeEventListener("pageshow", wake);
    };
  }, [props]);
  return (
    <a
      href={href}
      rel="nofollow noreferrer"
      onClick={(event) => {
        event.preventDefault();
        leave(props);
      }}
      className="inline-flex min-h-11 items-center px-1 whitespace-nowrap text-accent print:hidden"
    >
      {label}
      <span className="sr-only">. {hint}</span>
    </a>
  );
}
