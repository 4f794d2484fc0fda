import { expectNoBarrierInDialog } from "./barriers";
import { query } from "./database";
import { answersOf } from "./people";
import { expect, fileIntake, newName, rowOf, test, trailOf } from "./staff";

test("a colleague with a keyboard moves through rows, opens one, searches and goes to pages", async ({
  as,
}) => {
  test.setTimeout(240_000);
  // A name of letters: digits are a phone number for the search.
  const family = newName("Keyes").replace(/\d/g, (digit) => "abcdefghij".charAt(Number(digit)));
  const { reference } = await fileIntake(answersOf("Ferrari", { family_name: family }));
  const { page } = await as("clinician");
  const heading = page.getByRole("heading", { level: 1 });
  const keys = page.getByRole("button", { name: "Shortcuts" });
  await page.goto("/staff");
  await expect(keys).toBeVisible();
  const links = page.locator("main tbody th a");
  await page.keyboard.press("j");
  await expect(links.nth(0)).toBeFocused();
  await page.keyboard.press("j");
  await expect(links.nth(1)).toBeFocused();
  await page.keyboard.press("k");
  await expect(links.nth(0)).toBeFocused();
  const who = await links.nth(0).innerText();
  await page.keyboard.press("Enter");
  const panel = page.getByRole("region", { name: "Open intake" });
  await expect(panel.getByRole("heading").first()).toContainText(who.split(",")[0] ?? "");
  await page.keyboard.press("Escape");
  await expect(panel).toHaveCount(0);

  await page.goto("/staff?level=URGENT");
  const row = rowOf(page, reference);
  await expect(keys).toBeVisible();
  await row.getByRole("link").first().focus();
  await page.keyboard.press("t");
  await expect(row).toContainText("You");

  await page.goto("/staff/rules");
  await expect(keys).toBeVisible();
  await page.keyboard.press("/");
  const box = page.getByRole("dialog", { name: /^Find a person/ }).getByRole("combobox");
  await expect(box).toBeFocused();
  await page.keyboard.type(`${family}?jgq/`);
  await expect(box).toHaveValue(`${family}?jgq/`);
  await box.fill("555 01");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog").getByRole("alert")).toContainText(
    "Enter a full phone number",
  );
  await expect(box).toHaveValue("555 01");
  await box.fill(family);
  await page.keyboard.press("Enter");
  await expect(heading).toHaveText("Search");
  await expect(rowOf(page, reference)).toContainText(family);
  expect(page.url()).not.toContain(family);

  for (const [letter, words] of [
    ["c", "Calendar"],
    ["u", "rules"],
    ["q", "Queue"],
  ] as const) {
    await page.keyboard.press("g");
    await page.keyboard.press(letter);
    await expect(heading).toContainText(new RegExp(words, "i"));
  }
});

test("the key that claims does nothing on Needs attention, where no row can be claimed", async ({
  as,
}) => {
  const { id, reference } = await fileIntake(answersOf("Ferrari"));
  await query(`UPDATE "QueueEntry" SET "nextTryAt" = '2026-01-02' WHERE "intakeId" = $1`, [id]);
  const { page } = await as("clinician");
  await page.goto("/staff/attention");
  await expect(page.getByRole("button", { name: "Shortcuts" })).toBeVisible();
  await rowOf(page, reference).getByRole("link").first().focus();
  await page.keyboard.press("t");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Claim" })).toBeVisible();
  expect(await trailOf(id)).not.toContainEqual(expect.stringContaining("queue.claimed"));
});

test("Ctrl+K finds an open intake by a few letters of its reference, a page and an action", async ({
  as,
}) => {
  const family = newName("Palmer");
  const { reference } = await fileIntake(answersOf("Ferrari", { family_name: family }));
  const { page } = await as("front_desk");
  await page.goto("/staff/calendar");
  await expect(page.getByRole("button", { name: "Shortcuts" })).toBeVisible();
  await page.keyboard.press("Control+k");
  const dialog = page.getByRole("dialog", { name: /^Find a person/ });
  const box = dialog.getByRole("combobox");
  await expect(box).toBeFocused();
  await expect(dialog.getByRole("option", { name: "People" })).toHaveCount(0);
  await expect(dialog.getByRole("option", { name: /^Add a person/ })).toHaveCount(0);
  await box.fill(reference.replaceAll("-", "").toLowerCase());
  await expect(dialog.getByRole("option").first()).toHaveText(`${reference}, Urgent Open intake`);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(family);

  await page.keyboard.press("Control+k");
  await box.fill("a");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await expect(dialog.getByRole("option").first()).toHaveAttribute("aria-selected", "true");
  await box.fill("roster");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: "Roster", exact: true })).toHaveAttribute(
    "aria-current",
    "page",
  );
  await page.keyboard.press("Control+k");
  await box.fill("turn on alarm sound");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  expect(await page.evaluate(() => localStorage.getItem("backline.sound"))).toBe("on");
});

test("single keys can be switched off for good, by each person of a browser", async ({
  as,
  again,
}) => {
  const { reference } = await fileIntake(answersOf("Ferrari"));
  const { page, person } = await as("clinician");
  await page.goto("/staff");
  await expect(page.getByRole("button", { name: "Shortcuts" })).toBeVisible();
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(dialog).toBeVisible();
  await dialog.getByRole("checkbox").uncheck();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await page.reload();
  await expect(rowOf(page, reference)).toBeVisible();
  await expect(page.getByRole("button", { name: "Shortcuts" })).toBeVisible();
  for (const key of ["?", "j", "/", "g", "c"]) await page.keyboard.press(key);
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Queue");
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("BODY");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox")).toBeFocused();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Shortcuts" }).click();
  await expect(dialog.getByRole("checkbox")).not.toBeChecked();
  await dialog.getByRole("checkbox").check();
  await dialog.getByRole("button", { name: "Close" }).click();
  await page.keyboard.press("?");
  await expect(dialog).toBeVisible();
  const elsewhere = await again(person);
  await elsewhere.page.goto("/staff");
  await expect(elsewhere.page.getByRole("button", { name: "Shortcuts" })).toBeVisible();
  await elsewhere.page.keyboard.press("?");
  await expect(elsewhere.page.getByRole("dialog")).toBeVisible();
});

for (const scheme of ["light", "dark"] as const)
  test(`the lists of shortcuts and of places have no barrier that axe can find, in ${scheme}`, async ({
    as,
  }) => {
    const { page } = await as("admin");
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto("/staff");
    await expect(page.getByRole("button", { name: "Shortcuts" })).toBeVisible();
    for (const key of ["?", "Control+k"]) {
      await page.keyboard.press(key);
      await expect(page.getByRole("dialog")).toBeVisible();
      await expectNoBarrierInDialog(page, key);
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toHaveCount(0);
    }
  });
