import { useSyncExternalStore } from "react";

// Stored per person, because several people may share a browser.
const nameFor = (personId: string) => `backline.keys.${personId}`;
const CHANGED = "backline-keys";

function read(personId: string): boolean {
  try {
    return localStorage.getItem(nameFor(personId)) !== "off";
  } catch {
    return true;
  }
}

function subscribe(listener: () => void): () => void {
  const events = ["storage", CHANGED];
  for (const event of events) window.addEventListener(event, listener);
  return () => {
    for (const event of events) window.removeEventListener(event, listener);
  };
}

/**
 * Whether single-key shortcuts are on, and a function that switches them (WCAG 2.1.4). Null before
 * the script runs.
 */
export function useLetterKeys(personId: string): [on: boolean | null, turn: (on: boolean) => void] {
  const on = useSyncExternalStore(
    subscribe,
    () => read(personId),
    () => null,
  );
  const turn = (wanted: boolean) => {
    try {
      localStorage.setItem(nameFor(personId), wanted ? "on" : "off");
    } catch {
      // Without storage the choice is not remembered.
    }
    window.dispatchEvent(new Event(CHANGED));
  };
  return [on, turn];
}
