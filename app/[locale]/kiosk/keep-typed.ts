/** Longer than the server itself takes before it gives up. */
const PATIENCE_MS = 15_000;
const AGAIN_MS = 10_000;

/** "Save and finish later", pressed by nobody: takes what is there, and files a red flag among it. */
const LATER = 'button[formaction*="later="]';

async function tryOnce(): Promise<boolean> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const button = document.querySelector<HTMLButtonElement>(LATER);
  if (!button?.form) {
    return (await fetch("/api/health", { method: "HEAD", cache: "no-store", signal })).ok;
  }
  const body = new URLSearchParams([...new FormData(button.form)].map(([k, v]) => [k, `${v}`]));
  const way = { method: "POST", body, redirect: "manual", signal } as const;
  const answer = await fetch(button.formAction, way);
  // 422: it was read, and waits in the draft for the question to be asked again.
  return answer.type === "opaqueredirect" || answer.status === 422;
}

/**
 * Hands over what stands on this page before a kiosk forgets it, so that no red flag is lost that
 * somebody ticked and then walked away from. Ends when the server has it; tells each failed try.
 */
export async function keepTyped(onFailure: () => void): Promise<void> {
  for (;;) {
    if (await tryOnce().catch(() => false)) return;
    onFailure();
    await new Promise((done) => setTimeout(done, AGAIN_MS));
  }
}
