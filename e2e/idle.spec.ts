import type { Page } from "@playwright/test";
import { jumpUntil, SHORT } from "./clock";
import { query } from "./database";
import { answersOf } from "./people";
import { expect, fileIntake, newName, openIntake, type Person, part, test, unfold } from "./staff";

/** Pretends that this person was idle for this long. */
const idleFor = (person: Person, minutes: number) =>
  query(
    `UPDATE "StaffSession" SET "lastSeenAt" = now() - make_interval(secs => $2) WHERE "staffId" = $1`,
    [person.id, minutes * 60],
  );

async function idleSeconds(person: Person): Promise<number> {
  const [row] = await query<{ idle: number }>(
    `SELECT extract(epoch FROM now() - max("lastSeenAt"))::int AS "idle" FROM "StaffSession" WHERE "staffId" = $1`,
    [person.id],
  );
  return row?.idle ?? -1;
}

const warning = (page: Page) => page.getByRole("alertdialog", { name: "Are you still there?" });

/** Opens a page whose clock the test moves, once the page knows how long its session lasts. */
async function openWithClock(page: Page, open: () => Promise<unknown>): Promise<void> {
  await page.clock.install();
  const asked = page.waitForResponse((answer) => answer.url().endsWith("/staff/session"));
  await open();
  await asked;
}

test("an idle person is warned a minute before the end, and one key keeps them signed in", async ({
  as,
}) => {
  const { page, person } = await as("clinician");
  await openWithClock(page, () => page.goto("/staff/calendar"));
  await idleFor(person, 29.2);
  await jumpUntil(page, "29:10", () =>
    expect(warning(page)).toContainText(/signed out in \d+ seconds/, SHORT),
  );
  await page.keyboard.press("Space");
  await expect(warning(page)).toHaveCount(0);
  await expect.poll(() => idleSeconds(person)).toBeLessThan(60);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Calendar");
});

test("a person who ignores the warning is signed out, and no patient stays on the screen", async ({
  as,
}) => {
  const family = newName("Quill");
  const { id } = await fileIntake(answersOf("Lund", { family_name: family }));
  const { page, person } = await as("clinician");
  await openWithClock(page, () => openIntake(page, id));
  await idleFor(person, 29.2);
  await jumpUntil(page, "29:10", () => expect(warning(page)).toBeVisible(SHORT));
  await idleFor(person, 31);
  const heading = page.getByRole("heading", { level: 1 });
  await jumpUntil(page, "01:05", () => expect(heading).toHaveText("Sign in", SHORT));
  expect(await page.content()).not.toContain(family);
  await expect(page).toHaveURL(({ searchParams }) =>
    [searchParams.get("next"), searchParams.get("callbackUrl")].some((back) =>
      back?.endsWith(`/staff/intakes/${id}`),
    ),
  );
});

test("typing counts as activity", async ({ as }) => {
  const { id } = await fileIntake(answersOf("Lund"));
  const { page, person } = await as("clinician");
  await openWithClock(page, () => openIntake(page, id));
  await unfold(page, "Write a note");
  await idleFor(person, 20);
  await jumpUntil(page, "02:00", async () => {
    await page.getByLabel("Note", { exact: true }).pressSequentially("ok");
    await expect.poll(() => idleSeconds(person), SHORT).toBeLessThan(60);
  });
});

test("unsent text waits in the tab, covered, for the same person only", async ({ as, again }) => {
  const family = newName("Quill");
  const { id } = await fileIntake(answersOf("Lund", { family_name: family }));
  const { page, person, context } = await as("clinician");
  const words = newName("typed before the session ended ");
  await openWithClock(page, () => openIntake(page, id));
  await unfold(page, "Write a note");
  await page.getByLabel("Note", { exact: true }).fill(words);
  await idleFor(person, 31);
  const cover = page.getByRole("alertdialog", { name: "You were signed out" });
  await jumpUntil(page, "29:10", () => expect(cover).toBeVisible(SHORT));
  await expect(page.getByText(family).first()).toBeHidden();

  const other = await as("clinician");
  await context.addCookies(await other.context.cookies());
  await cover.getByRole("button", { name: "Continue" }).click();
  await expect(cover).toContainText("You are not signed in yet, or you signed in as someone else.");
  await expect(page.getByText(family).first()).toBeHidden();

  const elsewhere = await again(person);
  await context.addCookies(await elsewhere.context.cookies());
  await cover.getByRole("button", { name: "Continue" }).click();
  await expect(cover).toHaveCount(0);
  await expect(page.getByLabel("Note", { exact: true })).toHaveValue(words);
  await page.getByRole("button", { name: "Save note" }).click();
  await expect(part(page, "History").getByText(words)).toBeVisible();
});
