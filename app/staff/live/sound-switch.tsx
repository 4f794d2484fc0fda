"use client";

import { setSound, useSound } from "./sound";

/** Turns the sound for emergencies on or off; this browser remembers it. */
export function SoundSwitch() {
  const on = useSound() !== "off";
  return (
    <button
      type="button"
      className="staff-button staff-button-inline"
      aria-label={on ? "Turn off alarm sound" : "Turn on alarm sound"}
      onClick={() => setSound(!on)}
    >
      {on ? "Turn off" : "Turn on"}
    </button>
  );
}
