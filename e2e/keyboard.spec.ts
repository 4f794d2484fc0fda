import type { Page } from "@playwright/test";
import { codeOf } from "@/lib/form/steps";
import messages from "@/messages/en.json" with { type: "json" };
import { strain } from "@/test/people";
import { query } from "./database";
import { keyboard, tabTo } from "./keyboard";
import { choice, stepOf, walk } from "./patient";
import { answersOf } from "./people";
import { openSlot, timeOf } from "./slots";
import { addPerson, expect, fileIntake, newName, part, rowOf, test } from "./staff";

const { common, start, check, result } = messages;

/** Begins an intake with the keyboard alone. */
async function beginByKeyboard(page: Page): Promise<void> {
  await page.goto("/en");
  await keyboard(page).press(page.getByRole("button", { name: start.startNow }));
  await expect(page).toHaveURL(new RegExp(`intake/${codeOf("about_you")}`));
}

test.describe("a patient who has only a keyboard", () => {
  test("goes through the whole intake and always sees where the focus is", async ({ page }) => {
    test.setTimeout(180_000);
    await beginByKeyboard(page);
    await walk(page, strain(), undefined, keyboard(page));
    await expect(page).toHaveURL(/intake\/check/);
    await keyboard(page).press(page.getByRole("button", { name: check.send }));
    await expect(page.getByRole("heading", { level: 1 })).toContainText(result.selfCare.title);
  });

  test("reaches the emergency page and its call button", async ({ page }) => {
    await beginByKeyboard(page);
    expect(await walk(page, answersOf("Whitlock"), undefined, keyboard(page))).toBeLessThanOrEqual(
      3,
    );
    await expect(page.getByRole("heading", { level: 1 })).toContainText(result.emergency.title);
    const call = page.getByRole("main").getByRole("link", { name: /Call 911/ });
    await tabTo(page, call.first());
    await expect(call.first()).toHaveAttribute("href", "tel:911");
  });

  test("skips the head of the page with the first key", async ({ page }) => {
    await page.goto("/en");
    await page.keyboard.press("Tab");
    const skip = page.getByRole("link", { name: messages.service.skip });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("main")).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(page.getByRole("main").locator(":focus")).toHaveCount(1);
  });

  test("is led to the errors, and from there to the question", async ({ page }) => {
    await beginByKeyboard(page);
    await keyboard(page).press(page.getByRole("button", { name: common.continue }));
    const summary = page.getByRole("alert", { name: common.errorTitle });
    await expect(summary).toBeFocused();
    await tabTo(page, summary.getByRole("link").first());
    await page.keyboard.press("Enter");
    await expect(choice(page, "respondent", "self")).toBeFocused();
    expect(stepOf(page)).toBe("about_you");
  });
});

test.describe("a colleague who has only a keyboard", () => {
  test("signs in, opens an intake from the queue, claims it and books a follow-up", async ({
    page,
  }) => {
    test.setTimeout(180_000);
    const hands = keyboard(page);
    const family = newName("Keys");
    const { reference } = await fileIntake(answersOf("Ferrari", { family_name: family }));
    const slot = await openSlot(4);
    const { email, password } = await addPerson("clinician");

    await page.goto("/staff/sign-in");
    await hands.type(page.getByLabel("E-mail"), email);
    await hands.type(page.getByLabel("Password"), password);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Queue");

    await hands.type(page.getByRole("searchbox"), reference);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toContainText(family);

    await hands.press(page.getByRole("button", { name: "Claim" }));
    await expect(page.getByText("Assigned to you.")).toBeVisible();
    const followUp = part(page, "Follow-up");
    await hands.press(followUp.getByText("Book a visit", { exact: true }));
    await hands.pick(timeOf(followUp, slot));
    await hands.press(page.getByRole("button", { name: "Book this time" }));
    await expect(followUp.getByText(`with ${slot.clinicianName}`)).toBeVisible();
  });

  test("opens an intake of the queue and comes back", async ({ as }) => {
    const { id, reference } = await fileIntake(answersOf("Ferrari"));
    const { page, person } = await as("front_desk");
    await query(
      `UPDATE "QueueEntry" SET "claimedById" = $2, "claimedAt" = now() WHERE "intakeId" = $1`,
      [id, person.id],
    );
    await page.goto("/staff?mine=yes");
    await keyboard(page).press(rowOf(page, reference).getByRole("link").first());
    await expect(page.getByRole("heading", { name: "Next step" })).toBeVisible();
    await expect(page.getByRole("main")).toContainText(reference);
    await page.goBack();
    await expect(rowOf(page, reference)).toBeVisible();
  });

  test("is led to the errors of a form", async ({ as }) => {
    const { id } = await fileIntake(answersOf("Lund"));
    const { page } = await as("clinician");
    const hands = keyboard(page);
    await page.goto(`/staff/intakes/${id}`);
    await hands.press(page.getByText("Write a note", { exact: true }));
    await hands.press(page.getByRole("button", { name: "Save note" }));
    const problem = page.getByRole("alert").filter({ hasText: "There is a problem" });
    await expect(problem).toBeFocused();
    await tabTo(page, problem.getByRole("link"));
    await page.keyboard.press("Enter");
    await expect(page.getByLabel("Note", { exact: true })).toBeFocused();
  });
});
