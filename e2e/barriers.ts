import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

// Our pages hold no frame of another origin, so axe need not open a separate page each time. Nor need
// it describe every element that passes: one for each rule shows that the page was looked at.
const axeOn = (page: Page) =>
  new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });

async function expectNone(axe: AxeBuilder, where: string, least: number): Promise<void> {
  const { violations, passes } = await axe.analyze();
  const wrong = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(" ")} ${failureSummary}`),
  );
  expect(passes.length, `${where} was looked at`).toBeGreaterThanOrEqual(least);
  expect(wrong, where).toEqual([]);
}

/** Expects that axe finds no barrier on the open page. */
export async function expectNoBarrier(page: Page, where: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 }), where).toBeVisible();
  await expectNone(axeOn(page).withTags(RULES), where, 6);
}

/** Expects that axe finds no barrier in the open dialog. */
export async function expectNoBarrierInDialog(page: Page, where: string): Promise<void> {
  await expectNone(axeOn(page).withTags(RULES).include("dialog[open]"), where, 1);
}

// The rules whose result depends on colors.
const COLOURS = ["color-contrast", "link-in-text-block"];

/** Expects no barrier on a light and on a dark screen, where only the colors differ. */
export async function expectNoBarrierLightOrDark(page: Page, where: string): Promise<void> {
  await page.emulateMedia({ colorScheme: "light" });
  await expectNoBarrier(page, where);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectNone(axeOn(page).withRules(COLOURS), `${where}, dark`, 1);
  await page.emulateMedia({ colorScheme: "light" });
}
