"use client";

import { type SoundState, useSound } from "./sound";

const WORDS: Record<SoundState, string> = {
  ready: "Sound rings here",
  off: "Sound off",
  blocked: "Sound blocked: click here once",
  missing: "No sound in this browser",
};

/** Whether an alarm would be heard on this screen, as a light with words. */
export function SoundLight() {
  const state = useSound();
  return <p className={`sound-light sound-${state}`}>{WORDS[state]}</p>;
}
