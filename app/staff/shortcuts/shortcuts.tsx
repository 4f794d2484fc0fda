"use client";

import { usePathname, useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { NEW_INTAKE, type Place } from "../places";
import { claimRow, focusSearch, isTyping, moveRow } from "./actions";
import { ShortcutsHelp } from "./help";
import { type Entry, Palette } from "./palette";
import { useLetterKeys } from "./setting";

/** The letter of a page counts for this long after `g`. */
const PAIR_MS = 1_500;

async function fetchOpen(): Promise<Entry[]> {
  const answer = await fetch("/staff/shortcuts/open", { cache: "no-store" }).catch(() => null);
  return answer?.ok ? answer.json() : [];
}

type Props = { places: Place[]; personId: string };

/** The keyboard shortcuts of the staff pages, and the button that lists them. */
export function Shortcuts({ places, personId }: Props) {
  const router = useRouter();
  const path = usePathname();
  const [on, turn] = useLetterKeys(personId);
  const [open, setOpen] = useState<Entry[]>([]);
  const help = useRef<HTMLDialogElement>(null);
  const palette = useRef<HTMLDialogElement>(null);
  const wentAt = useRef(Number.NEGATIVE_INFINITY);
  const searching = useRef(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs again on each new page.
  useEffect(() => {
    if (searching.current) searching.current = !focusSearch();
  }, [path]);

  useEffect(() => {
    const showPalette = () => {
      palette.current?.showModal();
      void fetchOpen().then(setOpen);
    };
    const search = () => {
      if (focusSearch()) return;
      searching.current = true;
      router.push("/staff/search");
    };
    const acts: Record<string, () => void> = {
      "?": () => help.current?.showModal(),
      "/": search,
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
  }, [on, places, router]);

  return (
    <>
      <button
        type="button"
        className="staff-button staff-button-inline"
        // Hidden until the script runs, because it would do nothing; its space is reserved.
        style={{ visibility: on === null ? "hidden" : undefined }}
        onClick={() => help.current?.showModal()}
      >
        Shortcuts
      </button>
      <ShortcutsHelp ref={help} places={places} on={on ?? true} turn={turn} />
      <Palette ref={palette} entries={[...places, ...open]} closed={() => setOpen([])} />
    </>
  );
}
