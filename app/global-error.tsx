"use client";

import { LastWords } from "./last-words";

/** Shown when even the frame of a page failed. */
export default function GlobalError() {
  return <LastWords />;
}
