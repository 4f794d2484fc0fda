import { expect, type Page } from "@playwright/test";

// React's own listeners are bound functions, whose source the browser does not show.
const ownListeners = (event: string) =>
  `(getEventListeners(document)["${event}"] ?? [])
    .filter(({ listener }) => !String(listener).includes("[native code]")).length`;

/** Waits until one of our scripts listens for this event on the page; earlier events are lost. */
export async function untilHeard(page: Page, event: "submit" | "keydown"): Promise<void> {
  const inspector = await page.context().newCDPSession(page);
  const expression = ownListeners(event);
  const count = async () =>
    (await inspector.send("Runtime.evaluate", { expression, includeCommandLineAPI: true })).result
      .value;
  await expect.poll(count, `a listener for ${event}`).toBeGreaterThan(0);
  await inspector.detach();
}
