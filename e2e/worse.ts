import { expect, type Page } from "@playwright/test";
import type { Answers } from "@/lib/questions/answers";
import { answerPage, messagesOn, stepIsOver, stepOf } from "./patient";

/** Reports on the status page of a sent intake that it is worse. */
export async function sayWorse(page: Page): Promise<void> {
  await page.getByRole("button", { name: messagesOn(page).status.worse.button }).click();
  await expect(page).toHaveURL(/\/check\/q-\w\w$/);
}

/** Answers the red-flag questions until a page without questions; gives the pages. */
export async function answerAgain(page: Page, whole: Answers): Promise<string[]> {
  const pages: string[] = [];
  for (let left = 30; left > 0; left -= 1) {
    const step = stepOf(page);
    if (!step) return pages;
    pages.push(step);
    await answerPage(page, whole);
    await stepIsOver(page, step);
  }
  throw new Error("the check does not end");
}
