"use client";

import Link from "next/link";
import { useEffect, useRef } from "react";
import type { BoardState } from "@/lib/queue/live/board-state";
import { alarmWords } from "./alarm-words";
import { clockText } from "./clock-text";
import { useFeed } from "./feed";
import { playAlarm, type SoundState, useSound } from "./sound";
import { useTitleBadge } from "./title-badge";

const REPEAT_MS = 30_000;

/** Plays a sound when an emergency arrives, and every 30 seconds until it is acknowledged. */
function useAlarmSound(alarms: string[]): void {
  const on = useSound() !== "off";
  const known = useRef(alarms);
  const any = alarms.length > 0;
  useEffect(() => {
    const fresh = alarms.some((id) => !known.current.includes(id));
    known.current = alarms;
    if (on && fresh) playAlarm();
  }, [on, alarms]);
  useEffect(() => {
    if (!on || !any) return;
    const timer = setInterval(playAlarm, REPEAT_MS);
    return () => clearInterval(timer);
  }, [on, any]);
}

const SILENT_WORDS: Partial<Record<SoundState, string>> = {
  blocked:
    "The alarm sound is on, but this browser blocks it until you click on the page or press a key.",
  missing: "The alarm sound is on, but this browser cannot play it.",
};

/** Says on every staff page that an alarm would not be heard here. */
function SoundNotice() {
  const words = SILENT_WORDS[useSound()];
  return (
    <p role="status" className={words ? "paused-bar" : "sr-only"}>
      {words}
    </p>
  );
}

/** What rings: each emergency on its own, and each burst once. */
const ringsOf = ({ alarms, bursts }: BoardState) => [...alarms, ...bursts.map(({ id }) => id)];

/** Where the bar leads: to what rings alone, else to the whole queue, since an urgent intake may ring. */
function alarmHref({ alarms, bursts }: BoardState): string {
  if (alarms.length === 1 && bursts.length === 0) return `/staff/intakes/${alarms[0]}`;
  if (alarms.length === 0 && bursts.length === 1) return `/staff?burst=${bursts[0]?.id}`;
  return "/staff";
}

type Props = {
  /** The state of the queue when the page was rendered. */
  initial: BoardState;
  zone: string;
  /** The number of the crisis line. */
  crisis: string;
};

/**
 * The bar on top of every staff page: what rings, and whether live updates work.
 */
export function AlarmBar({ initial, zone, crisis }: Props) {
  const { board: heard, paused, signedOut } = useFeed();
  const board = heard && heard.at > initial.at ? heard : initial;
  const rings = ringsOf(board);
  useTitleBadge(rings.length);
  useAlarmSound(rings);
  const href = alarmHref(board);
  return (
    <>
      <div role="alert">
        {rings.length > 0 ? (
          <p className="alarm-bar">
            <Link href={href} prefetch={false}>
              {alarmWords(board, zone, crisis)}
            </Link>
          </p>
        ) : null}
      </div>
      <SoundNotice />
      <p role="status" className={paused || signedOut ? "paused-bar" : "sr-only"}>
        {signedOut
          ? "Live updates stopped because your session ended. Sign in again in another tab."
          : paused
            ? `Live updates paused, reconnecting. Last update ${clockText(board.at, zone, "2-digit")}`
            : null}
      </p>
    </>
  );
}
