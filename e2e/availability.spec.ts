import type { Locator } from "@playwright/test";
import { dateIn } from "@/lib/time";
import { query } from "./database";
import { answersOf } from "./people";
import { openSlot, timeOf } from "./slots";
import { addPerson, enter, expect, fileIntake, newName, openIntake, part, test } from "./staff";

const ZONE = "America/New_York";

test("a month of five clinicians is painted by hand in far less than ten minutes", async ({
  as,
}) => {
  test.setTimeout(180_000);
  const clinicians = await Promise.all([1, 2, 3, 4, 5].map(() => addPerson("clinician")));
  const { page } = await as("admin");
  let steps = 0;
  const step = async (work: Promise<unknown>) => {
    steps += 1;
    await work;
  };
  const cell = (name: string) => page.getByRole("button", { name, exact: true });
  async function drag(from: Locator, to: Locator) {
    await from.hover();
    await page.mouse.down();
    await to.hover();
    await page.mouse.up();
  }
  await step(page.goto("/staff/availability"));
  const chooser = page.getByRole("navigation", { name: "Clinicians" });
  for (const { name } of clinicians) {
    await step(chooser.getByRole("link", { name }).click());
    await expect(page.getByRole("heading", { name: `Usual week of ${name}` })).toBeVisible();
    await step(drag(cell("Monday 09:00"), cell("Friday 11:30")));
    await step(drag(cell("Monday 13:30"), cell("Friday 16:30")));
    await expect(page.getByText("Friday 13:30 to 17:00.")).toBeVisible();
    await step(page.getByRole("button", { name: "Add hours" }).click());
    await expect(page.getByText("What you chose for them is kept.")).toBeVisible();
  }
  // At two seconds for each step.
  expect(steps * 2).toBeLessThan(60);
  const rules = await query<{ hours: number }>(
    `SELECT sum("toMinute" - "fromMinute")::int / 60 AS "hours" FROM "AvailabilityRule"
     WHERE "clinicianId" = ANY ($1) AND "validTo" IS NULL AND "everyWeeks" = 1 GROUP BY "clinicianId"`,
    [clinicians.map(({ id }) => id)],
  );
  expect(rules.map(({ hours }) => hours)).toEqual([32, 32, 32, 32, 32]);
  const given = part(page, "What the usual weeks of all give");
  await expect(given.getByRole("row", { name: /^All, each time once/ })).toBeVisible();
});

test("what the usual weeks give stands beside the week, in sight with it", async ({ as }) => {
  const { page } = await as("clinician");
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.goto("/staff/availability");
  const top = async (name: RegExp) =>
    (await page.getByRole("heading", { name }).boundingBox())?.y ?? Number.NaN;
  const [all, week] = await Promise.all([top(/^What the usual weeks/), top(/^Usual week of/)]);
  expect(Math.abs(all - week)).toBeLessThan(32);
});

test("a finger that scrolls over the week paints nothing, and a tap does", async ({
  browser,
  address,
}) => {
  const context = await browser.newContext({
    ...{ baseURL: address, hasTouch: true, isMobile: true },
    viewport: { width: 390, height: 844 },
  });
  await enter(context, await addPerson("clinician"), address);
  const page = await context.newPage();
  await page.goto("/staff/availability");
  const nine = page.getByRole("button", { name: "Monday 09:00", exact: true });
  await nine.scrollIntoViewIfNeeded();
  const box = await nine.boundingBox();
  const finger = await context.newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", down = 0) =>
    finger.send("Input.dispatchTouchEvent", {
      type,
      touchPoints:
        type === "touchEnd" ? [] : [{ x: (box?.x ?? 0) + 10, y: (box?.y ?? 0) + 10 - down }],
    });
  await touch("touchStart");
  for (const down of [10, 40, 80, 120]) await touch("touchMove", down);
  await touch("touchEnd");
  await expect(page.getByText("Nothing is chosen.")).toBeVisible();
  await nine.tap();
  await expect(page.getByText("Monday 09:00 to 09:30.")).toBeVisible();
});

test("a follow-up is booked from its intake in three clicks, with what is to be minded beside the time", async ({
  as,
}) => {
  const person = { family_name: newName("Marlow"), best_time: "morning" };
  const { id } = await fileIntake(answersOf("Lund", person));
  const wanted = await openSlot(24 * 9);
  const { page } = await as("front_desk");
  await openIntake(page, id);
  let clicks = 0;
  const click = async (what: Locator) => {
    clicks += 1;
    await what.click();
  };
  const followUp = part(page, "Follow-up");
  const choice = followUp.getByText("Book a visit", { exact: true });
  if (!(await choice.evaluate((node) => node.closest("details")?.open))) await click(choice);
  const box = followUp.locator("label").filter({ has: timeOf(page, wanted) });
  await expect(box).toContainText(wanted.clinicianName);
  await expect(box).toContainText("in person");
  await expect(box).toContainText("later than this level should wait");
  await click(box);
  await click(page.getByRole("button", { name: "Book this time" }));
  await expect(followUp.getByText(`with ${wanted.clinicianName}`)).toBeVisible();
  // The record was beside it all the time.
  await expect(page.getByRole("heading", { name: /^Why / })).toBeVisible();
  expect(clicks).toBeLessThanOrEqual(3);
  const [booked] = await query<{ startsAt: Date }>(
    `SELECT "startsAt" FROM "Appointment" WHERE "intakeId" = $1`,
    [id],
  );
  expect(booked && dateIn(ZONE, booked.startsAt)).toBe(dateIn(ZONE, wanted.startsAt));
});
