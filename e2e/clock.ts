import { expect, type Page } from "@playwright/test";

/** For a check that is repeated anyway. */
export const SHORT = { timeout: 5_000 };

/**
 * Lets the clock of a page jump until `seen` holds. It jumps again, because a page misses the jump
 * when its scripts load after it.
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
