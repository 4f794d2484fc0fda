import { expect, type Locator, type Page } from "@playwright/test";
import type { Hands } from "./patient";

const MOST_STOPS = 80;

/** What a person sees of the focused element. */
type Stop = { what: string; there: boolean; visible: boolean };

/**
 * Checks whether the focused element is the wanted one, or a radio of the wanted group, and whether
 * the focus is visible. A control inside a label may show it on the label.
 */
function look(wanted: Locator): Promise<Stop> {
  return wanted.evaluate((target: Element) => {
    const now = document.activeElement ?? document.body;
    const group = (element: Element) =>
      element instanceof HTMLInputElement && element.type === "radio" ? element.name : null;
    const marked = [now, now.closest("label")].some((element) => {
      if (!element) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      return (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none";
    });
    const { top, bottom, left, right } = (now.closest("label") ?? now).getBoundingClientRect();
    const inView = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
    return {
      what: `${now.tagName} ${(now.textContent || now.id).trim().slice(0, 40)}`,
      there: now === target || (group(now) !== null && group(now) === group(target)),
      visible: now === document.body || (marked && inView),
    };
  });
}

/** Presses Tab until the focus is on this element; on every stop the focus must be visible. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    const { what, there, visible } = await look(wanted);
    expect(visible, `the focus is visible on ${what} of ${page.url()}`).toBe(true);
    if (there) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${wanted} was not reached with Tab on ${page.url()}`);
}

/** Checks a checkbox with Space, or chooses a radio of its group with the arrows. */
async function pick(page: Page, choice: Locator): Promise<void> {
  if (await choice.isChecked()) return;
  await tabTo(page, choice);
  const isFocused = () => choice.evaluate((element) => element === document.activeElement);
  for (let moves = 0; moves < MOST_STOPS && !(await isFocused()); moves++)
    await page.keyboard.press("ArrowDown");
  if (!(await choice.isChecked())) await page.keyboard.press("Space");
  await expect(choice).toBeChecked();
  const { what, visible } = await look(choice);
  expect(visible, `the focus is visible on ${what}`).toBe(true);
}

/** A person who uses only a keyboard. */
export function keyboard(page: Page): Hands {
  return {
    pick: (choice) => pick(page, choice),
    type: async (box, text) => {
      await tabTo(page, box);
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.type(text);
    },
    press: async (button) => {
      await tabTo(page, button);
      await page.keyboard.press("Enter");
    },
  };
}
