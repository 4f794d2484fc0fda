"use client";

import { useState } from "react";

type State = "ready" | "copied" | "failed";

const WORDS: Record<State, string> = {
  ready: "",
  copied: "Copied.",
  failed: "This browser does not allow copying. Select the text instead.",
};

/** Copies `text` and says so. Needs scripts: without them the text on the page can be selected. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [state, setState] = useState<State>("ready");
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setState("copied");
    } catch {
      setState("failed");
    }
  }
  return (
    <span className="[@media(scripting:none)]:hidden">
      <button type="button" className="staff-button staff-button-quiet" onClick={copy}>
        {label}
      </button>{" "}
      <span role="status">{WORDS[state]}</span>
    </span>
  );
}
