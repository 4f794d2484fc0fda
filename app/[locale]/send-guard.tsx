"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/button";
import { WhenToCall } from "./outage-panel";
import { useOutageWords } from "./outage-words";

const PATIENCE_MS = 6000;

async function isServerThere(): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    return (await fetch("/api/health", { method: "HEAD", cache: "no-store", signal })).ok;
  } catch {
    return false;
  }
}

/** A form that could not be sent, and the button that it was sent with. */
type Unsent = { form: HTMLFormElement; button: HTMLElement | null };

/**
 * Asks, before a form is posted, whether the server can be reached; if it cannot, says so above the
 * page, which stays as it is with all that was typed. The browser itself posts, once, so redirects,
 * cookies and error pages are its own business, and without scripts all works the same.
 */
export function SendGuard() {
  const words = useOutageWords();
  const panel = useRef<HTMLElement>(null);
  const [unsent, setUnsent] = useState<Unsent | null>(null);

  useEffect(() => {
    let state: "idle" | "checking" | "posting" = "idle";
    const check = async (event: SubmitEvent) => {
      if (state === "posting") return;
      event.preventDefault();
      if (state === "checking") return;
      state = "checking";
      const form = event.target as HTMLFormElement;
      const button = event.submitter;
      button?.setAttribute("aria-busy", "true");
      const there = await isServerThere();
      button?.removeAttribute("aria-busy");
      setUnsent(there ? null : { form, button });
      if (there) {
        state = "posting";
        form.requestSubmit(button);
      }
      state = "idle";
    };
    document.addEventListener("submit", check);
    return () => document.removeEventListener("submit", check);
  }, []);

  useEffect(() => {
    if (unsent) panel.current?.focus();
  }, [unsent]);

  if (!unsent || !words) return null;
  const { form, button } = unsent;
  return (
    <section
      ref={panel}
      role="alert"
      tabIndex={-1}
      className="mb-10 rounded-field border-4 border-problem p-5"
    >
      <h2 className="text-lead">{words.unsent.title}</h2>
      <p className="mt-2">{words.unsent.text}</p>
      <p className="mt-2">{words.clinicLine}</p>
      <Button type="button" className="mt-4" onClick={() => form.requestSubmit(button)}>
        {words.tryAgain}
      </Button>
      <WhenToCall words={words} />
    </section>
  );
}
