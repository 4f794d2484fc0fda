"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { setSound, useSound } from "../live/sound";
import { type Act, NEW_INTAKE, type Place } from "../places";
import { claimRow, isTyping, moveRow } from "./actions";
import { type Entry, whileOpen } from "./entries";
import { ShortcutsHelp } from "./help";
import { Palette } from "./palette";
import { useLetterKeys } from "./setting";

/** The letter of a page counts for this long after `g`. */
const PAIR_MS = 1_500;

async function fetchOpen(): Promise<Entry[]> {
  const answer = await fetch("/staff/shortcuts/open", { cache: "no-store" }).catch(() => null);
  return answer?.ok ? answer.json() : [];
}

/** What Find offers: pages, actions, the sound, open intakes. */
const allEntries = (places: Place[], acts: Act[], sound: boolean, open: Entry[]): Entry[] => [
  ...places.map(({ href, label }) => ({ kind: "page" as const, href, label })),
  ...acts.map((act) => ({ kind: "act" as const, ...act })),
  { kind: "sound", href: "", label: `Turn ${sound ? "off" : "on"} alarm sound` },
  ...open,
];

type Props = { places: Place[]; acts: Act[]; personId: string };

/** The keyboard shortcuts of the staff pages, the button that lists them, and Find. */
export function Shortcuts({ places, acts, personId }: Props) {
  const router = useRouter();
  const [on, turn] = useLetterKeys(personId);
  const [open, setOpen] = useState<Entry[]>([]);
  const help = useRef<HTMLDialogElement>(null);
  const palette = useRef<HTMLDialogElement>(null);
  const wentAt = useRef(Number.NEGATIVE_INFINITY);
  const sound = useSound() !== "off";
  const showPalette = useCallback(() => {
    palette.current?.showModal();
    void fetchOpen().then((found) => setOpen(whileOpen(palette.current, found)));
  }, []);

  useEffect(() => {
    const acts: Record<string, () => void> = {
      "?": () => help.current?.showModal(),
      "/": showPalette,
      j: () => moveRow(1),
      k: () => moveRow(-1),
      t: claimRow,
      n: () => {
        if (places.some(({ href }) => href === NEW_INTAKE)) router.push(NEW_INTAKE);
      },
    };
    const afterG = (key: string) => {
      const place = places.find(({ letter }) => letter === key);
      if (place) router.push(place.href);
      return place !== undefined;
    };
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]"))
        return;
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        return showPalette();
      }
      if (!on || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const paired = event.timeStamp - wentAt.current < PAIR_MS;
      wentAt.current = event.key === "g" && !paired ? event.timeStamp : Number.NEGATIVE_INFINITY;
      const act = acts[event.key];
      if (paired ? afterG(event.key) : act) event.preventDefault();
      if (!paired) act?.();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [on, places, router, showPalette]);

  // Hidden until the script runs, because they would do nothing; their space is reserved.
  const style = { visibility: on === null ? ("hidden" as const) : undefined };

  return (
    <>
      <button
        type="button"
        className="staff-button staff-button-inline"
        style={style}
        aria-keyshortcuts="/"
        onClick={showPalette}
      >
        Find
      </button>
      <button
        type="button"
        className="staff-button staff-button-inline"
        style={style}
        onClick={() => help.current?.showModal()}
      >
        Shortcuts
      </button>
      <ShortcutsHelp ref={help} places={places} on={on ?? true} turn={turn} />
      <Palette
        ref={palette}
        entries={allEntries(places, acts, sound, open)}
        turnSound={() => setSound(!sound)}
        closed={() => setOpen([])}
      />
    </>
  );
}
