"use client";

import { OutagePanel } from "./outage-panel";
import { useOutageWords } from "./outage-words";

/** Shown when a page broke in a way that nobody foresaw. */
export default function PatientError() {
  const words = useOutageWords();
  return words ? <OutagePanel words={words} retryHref="" /> : null;
}
