"use client";

import { useFeed } from "../live/feed";
import type { RowView } from "./queue-view";
import { showsAlarms } from "./shown-alarms";

/**
 * Marks the page while each alarm has its red row on it: then the bar on top is for screen readers only,
 * unless a row is cut or the screen is narrow (styles/queue-alarm.css).
 * On its own, so that a message of the stream does not draw the rows again. `whole`: the first page of
 * the whole queue, which holds each alarm before the stream says so.
 */
export function AlarmCover({ rows, whole }: { rows: readonly RowView[]; whole: boolean }) {
  const { board } = useFeed();
  const complete = board ? showsAlarms(rows, board) : whole;
  return complete ? <span hidden data-shows-alarms="" /> : null;
}
