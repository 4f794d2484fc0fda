import { useSyncExternalStore } from "react";

const KEY = "backline.sound";
const CHANGED = "backline-sound";
/** Two short notes: the pitch in hertz, and the second at which each begins. */
const NOTES = [
  [880, 0],
  [660, 0.25],
] as const;
const LENGTH_MS = 1_000;

let context: AudioContext | undefined;

function unlock(): void {
  context ??= new AudioContext();
  void context.resume();
}

function subscribe(listener: () => void): () => void {
  // A browser lets a page play sound only after the person has touched it.
  if (isOn()) window.addEventListener("pointerdown", unlock, { once: true });
  window.addEventListener("storage", listener);
  window.addEventListener(CHANGED, listener);
  return () => {
    window.removeEventListener("pointerdown", unlock);
    window.removeEventListener("storage", listener);
    window.removeEventListener(CHANGED, listener);
  };
}

const isOn = () => localStorage.getItem(KEY) === "on";

/** Whether the alarm sound is on in this browser; off by default. */
export function useSound(): boolean {
  return useSyncExternalStore(subscribe, isOn, () => false);
}

/** Turns the sound on or off for this browser; turning it on plays it once. */
export function setSound(on: boolean): void {
  localStorage.setItem(KEY, on ? "on" : "off");
  window.dispatchEvent(new Event(CHANGED));
  if (!on) return;
  unlock();
  playAlarm();
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
    if (!lock || !context) return;
    playNotes();
    await new Promise((done) => setTimeout(done, LENGTH_MS));
  });
}
