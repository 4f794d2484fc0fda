"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { OutageText } from "./outage-facts";

const Words = createContext<OutageText | null>(null);

/** Keeps the sentences at hand for the error page, which cannot ask for its language. */
export function OutageWords({ words, children }: { words: OutageText; children: ReactNode }) {
  return <Words value={words}>{children}</Words>;
}

/** The sentences in the language of the address; null outside the patient pages. */
export function useOutageWords(): OutageText | null {
  return useContext(Words);
}
