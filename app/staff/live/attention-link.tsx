"use client";

import type { BoardState } from "@/lib/queue/live/board-state";
import { NavLink } from "../nav-link";
import { useFeed } from "./feed";

type Props = { href: string; label: string; initial: BoardState | null };

/** The link to the list of what needs attention, with its count, which is live. */
export function AttentionLink({ href, label, initial }: Props) {
  const { board: heard } = useFeed();
  const board = heard && heard.at > (initial?.at ?? 0) ? heard : initial;
  return (
    <NavLink href={href}>
      <span>{label}</span>
      {board?.attention ? <b className="count">{board.attention}</b> : null}
    </NavLink>
  );
}
