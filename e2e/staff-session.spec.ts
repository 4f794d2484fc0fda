import type { BrowserContext } from "@playwright/test";
import { strain } from "@/test/people";
import { query } from "./database";
import {
  expect,
  fileIntake,
  fileNamed,
  newName,
  openIntake,
  part,
  test,
  trailOf,
  unfold,
} from "./staff";

/** From now on this browser hears no events; it learns only from what its person does. */
const hearsNothing = (context: BrowserContext) =>
  context.route(/\/(staff\/live\/events|staff\/live\/state|staff\/session)$/, (route) =>
    route.abort(),
  );

test.describe("a session that is over", () => {
  test("a revoked session ends at the next click, and its form changes nothing", async ({ as }) => {
    const { id, family } = await fileNamed();
    const { page, person, context } = await as("clinician");
    await hearsNothing(context);
    await openIntake(page, id);
    await query(`UPDATE "StaffSession" SET "revokedAt" = now() WHERE "staffId" = $1`, [person.id]);
    await page.getByRole("button", { name: "Claim" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "You are signed out" })).toBeVisible();
    await page.getByRole("link", { name: "Back to the queue" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
    await expect(page.getByText(family)).toHaveCount(0);
    expect(await trailOf(id)).not.toContainEqual(expect.stringContaining("queue.claimed"));
  });

  test("signing out everywhere else ends the other session and keeps this one", async ({
    as,
    again,
  }) => {
    const here = await as("clinician");
    const there = await again(here.person);
    await there.page.goto("/staff");
    await expect(there.page.getByRole("heading", { level: 1 })).toHaveText("Queue");
    await here.page.goto("/staff/account");
    await here.page.getByRole("button", { name: "Sign out everywhere else" }).click();
    await expect(here.page.getByText("1 other session was signed out.")).toBeVisible();
    // The page may leave by itself at this moment, which interrupts the way to another.
    await there.page.goto("/staff/calendar").catch(() => undefined);
    await expect(there.page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
    await here.page.getByRole("link", { name: "Queue" }).click();
    await expect(here.page.getByRole("heading", { level: 1 })).toHaveText("Queue");
  });

  test("after signing out neither Back nor the old cookie opens a page", async ({
    as,
    browser,
    address,
  }) => {
    const { id, family } = await fileNamed();
    const { page, context } = await as("clinician");
    await page.goto("/staff");
    await openIntake(page, id);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(family);
    const kept = await context.cookies();
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");

    await page.goBack();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
    await expect(page.getByText(family)).toHaveCount(0);

    const thief = await browser.newContext({ baseURL: address });
    await thief.addCookies(kept);
    const stolen = await thief.newPage();
    await stolen.goto(`/staff/intakes/${id}`);
    await expect(stolen.getByRole("heading", { level: 1 })).toHaveText("Sign in");
    for (const path of ["/staff/live/state", "/staff/live/rows"])
      expect((await stolen.request.get(path)).status(), path).toBe(401);
    await thief.close();
  });

  test("a person signed out while typing keeps the text and can send it after signing in", async ({
    as,
    again,
  }) => {
    const { id } = await fileIntake(strain());
    const words = newName("typed before the session ended ");
    const { page, person, context } = await as("clinician");
    await hearsNothing(context);
    await openIntake(page, id);
    await unfold(page, "Write a note");
    await page.getByLabel("Note", { exact: true }).fill(words);
    await query(`UPDATE "StaffSession" SET "revokedAt" = now() WHERE "staffId" = $1`, [person.id]);
    await page.getByRole("button", { name: "Save note" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "You are signed out" })).toBeVisible();
    await expect(page.getByLabel("Note", { exact: true })).toHaveValue(words);
    const elsewhere = await again(person);
    await context.addCookies(await elsewhere.context.cookies());
    await page.getByRole("button", { name: "Save note" }).click();
    await expect(part(page, "History").getByText(words)).toBeVisible();
  });
});
