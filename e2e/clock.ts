import { expect, type Page } from "@playwright/test";

/** For a look that is repeated anyway. */
export const SHORT = { timeout: 5_000 };

/**
 * Lets the clock of a page jump until `seen` holds. A page whose scripts came only after the jump has
 * missed it, so it jumps again.
 */
export async function jumpUntil(
  page: Page,
  time: string,
  seen: () => Promise<unknown>,
): Promise<void> {
  await expect(async () => {
    await page.clock.fastForward(time);
    await seen();
  }).toPass();
}
