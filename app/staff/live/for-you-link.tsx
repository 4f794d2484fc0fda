"use client";

import type { BoardState } from "@/lib/queue/live/board-state";
import { NavLink } from "../nav-link";
import { useFeed } from "./feed";

type Props = { staffId: string; initial: BoardState | null };

/** The link to the person's own list, with its count. */
export function ForYouLink({ staffId, initial }: Props) {
  const { board: heard } = useFeed();
  const board = heard && heard.at > (initial?.at ?? 0) ? heard : initial;
  const count = board?.waiting[staffId] ?? 0;
  return (
    <NavLink href="/staff/for-you">
      <span>For you</span>
      {count ? <b className="count">{count}</b> : null}
    </NavLink>
  );
}
