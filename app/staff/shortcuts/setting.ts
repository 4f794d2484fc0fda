import { useSyncExternalStore } from "react";

// Of this person in this browser: a screen that several people use keeps each one's choice.
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
 * Whether keys without Ctrl do something (WCAG 2.1.4: they can be switched off), and the switch. Null
 * before the page has its script.
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
      // Without storage the choice cannot be kept.
    }
    window.dispatchEvent(new Event(CHANGED));
  };
  return [on, turn];
}
