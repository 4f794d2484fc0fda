"use client";

import type { BoardState } from "@/lib/queue/live/board-state";
import { NavLink } from "../nav-link";
import { useFeed } from "./feed";

/** What waits for the person under these names (their id, their role). */
function countFor(names: string[], waiting: BoardState["waiting"]): number {
  return Math.max(
    0,
    names.reduce((sum, name) => sum + (waiting[name] ?? 0), 0),
  );
}

type Props = { names: string[]; initial: BoardState | null };

/** The way to one's own list, with how much is on it. */
export function ForYouLink({ names, initial }: Props) {
  const { board: heard } = useFeed();
  const board = heard && heard.at > (initial?.at ?? 0) ? heard : initial;
  const count = board ? countFor(names, board.waiting) : 0;
  return (
    <NavLink href="/staff/for-you">
      <span>For you</span>
      {count ? <b className="count">{count}</b> : null}
    </NavLink>
  );
}
