import { useSyncExternalStore } from "react";

const KEY = "backline.sound";
const CHANGED = "backline-sound";
/** Two short notes: the pitch in hertz, and the second at which each begins. */
const NOTES = [
  [880, 0],
  [660, 0.25],
] as const;
const LENGTH_MS = 1_000;
/** What counts as touching a page, so that a browser lets it play. */
const TOUCHES = ["pointerdown", "keydown"] as const;

/** Undefined: not tried yet. Null: this browser plays no sound. */
let context: AudioContext | null | undefined;

const changed = () => window.dispatchEvent(new Event(CHANGED));

function prepare(): void {
  if (context !== undefined) return;
  try {
    context = new AudioContext();
    context.addEventListener("statechange", changed);
  } catch {
    context = null;
  }
  changed();
}

async function unlock(): Promise<void> {
  prepare();
  await context?.resume().catch(() => undefined);
}

function subscribe(listener: () => void): () => void {
  // Another tab may have turned it on.
  const heard = () => {
    if (isOn()) prepare();
    listener();
  };
  window.addEventListener("storage", heard);
  window.addEventListener(CHANGED, listener);
  // A browser lets a page play sound only after the person has touched it.
  for (const touch of TOUCHES) window.addEventListener(touch, unlockIfOn);
  if (isOn()) prepare();
  return () => {
    for (const touch of TOUCHES) window.removeEventListener(touch, unlockIfOn);
    window.removeEventListener("storage", heard);
    window.removeEventListener(CHANGED, listener);
  };
}

const isOn = () => localStorage.getItem(KEY) === "on";

function unlockIfOn(): void {
  if (isOn() && context?.state !== "running") void unlock();
}

/**
 * off: by choice, as by default · blocked: on, but the browser plays nothing before the page is
 * touched · missing: on, and this browser cannot play · ready: on, and it will be heard
 */
export type SoundState = "off" | "blocked" | "missing" | "ready";

function soundState(): SoundState {
  if (!isOn()) return "off";
  if (context === null) return "missing";
  return context === undefined || context.state === "running" ? "ready" : "blocked";
}

/** Whether the alarm sound is on in this browser, and whether it can be heard. */
export function useSound(): SoundState {
  return useSyncExternalStore(subscribe, soundState, () => "off");
}

/** Turns the sound on or off for this browser; turning it on plays it once. */
export function setSound(on: boolean): void {
  localStorage.setItem(KEY, on ? "on" : "off");
  changed();
  if (!on) return;
  void unlock().then(playAlarm);
}

function playNotes(): void {
  if (!context) return;
  for (const [hertz, begin] of NOTES) {
    const note = new OscillatorNode(context, { frequency: hertz });
    note.connect(new GainNode(context, { gain: 0.2 })).connect(context.destination);
    note.start(context.currentTime + begin);
    note.stop(context.currentTime + begin + 0.2);
  }
}

/** Plays the alarm, in one tab of this browser only. */
export function playAlarm(): void {
  if (!navigator.locks) playNotes();
  void navigator.locks?.request("backline.sound", { ifAvailable: true }, async (lock) => {
    // A tab that may not play leaves it to one that may.
    if (!lock || context?.state !== "running") return;
    playNotes();
    await new Promise((done) => setTimeout(done, LENGTH_MS));
  });
}
