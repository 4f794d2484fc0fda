"use client";

import { LastWords } from "./last-words";

/** Not even the frame of a page could be made. */
export default function GlobalError() {
  return <LastWords />;
}
