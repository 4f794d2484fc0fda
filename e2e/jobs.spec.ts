import { randomInt } from "node:crypto";
import type { Locator, Page } from "@playwright/test";
import { query } from "./database";
import { answersOf } from "./people";
import { openSlot } from "./slots";
import {
  addPerson,
  expect,
  type Filed,
  fileIntake,
  newName,
  part,
  rowOf,
  test,
  trailOf,
} from "./staff";

test.describe.configure({ timeout: 300_000 });
test.use({ viewport: { width: 1366, height: 768 } });

/** Presses what is given, one after the other, and counts. A choice in a list is one press. */
function presses() {
  let count = 0;
  return {
    async click(target: Locator) {
      count += 1;
      await target.click();
    },
    async choose(target: Locator, label: string) {
      count += 1;
      await target.selectOption({ label });
    },
    get count() {
      return count;
    },
  };
}

const fileSoon = async (): Promise<Filed & { family: string }> => {
  const family = newName("Job");
  return { family, ...(await fileIntake(answersOf("Lund", { family_name: family }))) };
};

/** Opens an intake from its row on the board, which is one press. */
async function fromTheBoard(page: Page, { reference }: Filed) {
  const hand = presses();
  await page.goto("/staff?level=SOON");
  await hand.click(rowOf(page, reference).getByRole("link"));
  const panel = page.getByRole("region", { name: "Open intake" });
  await expect(panel).toContainText(reference);
  return { hand, panel };
}

test("from the board one claims in one press, confirms in two and overrides in three and a reason", async ({
  as,
}) => {
  const [claimed, confirmed, changed] = [await fileSoon(), await fileSoon(), await fileSoon()];
  const { page, person } = await as("clinician");
  await page.goto("/staff?level=SOON");
  const one = presses();
  await one.click(rowOf(page, claimed.reference).getByRole("button", { name: /^Claim/ }));
  await expect(rowOf(page, claimed.reference)).toContainText("You");
  expect(one.count).toBeLessThanOrEqual(1);

  const two = await fromTheBoard(page, confirmed);
  await two.hand.click(two.panel.getByRole("button", { name: "Confirm Soon" }));
  await expect(two.panel.getByText("Review: confirmed Soon.")).toBeVisible();
  expect(two.hand.count).toBeLessThanOrEqual(2);

  const three = await fromTheBoard(page, changed);
  await three.hand.click(three.panel.getByLabel("Urgent", { exact: true }));
  await three.panel.getByLabel("Reason").fill("Cannot lift the foot any more");
  await three.hand.click(three.panel.getByRole("button", { name: "Save review" }));
  await expect(three.panel.getByText("Review: changed from Soon to Urgent.")).toBeVisible();
  expect(three.hand.count).toBeLessThanOrEqual(3);
  expect(await trailOf(changed.id)).toContain(`review.recorded by ${person.name}`);
});

test("from the board one records a call without an answer and the next try in three presses, books and hands over in three", async ({
  as,
}) => {
  const filed = await fileSoon();
  const colleague = await addPerson("clinician");
  await openSlot(4);
  const { page } = await as("clinician");

  const call = await fromTheBoard(page, filed);
  await call.hand.click(call.panel.getByRole("button", { name: "No answer, again in 1 hour" }));
  await expect(call.panel.getByText("Call: No answer").first()).toBeVisible();
  expect(call.hand.count).toBeLessThanOrEqual(3);
  const [{ soon } = { soon: false }] = await query<{ soon: boolean }>(
    `SELECT "nextTryAt" > now() + interval '50 minutes' AS "soon" FROM "QueueEntry" WHERE "intakeId" = $1`,
    [filed.id],
  );
  expect(soon).toBe(true);

  const book = await fromTheBoard(page, filed);
  const times = book.panel.getByRole("region", { name: "Book a visit" });
  await book.hand.click(times.locator("label:has(input[type=radio])").first());
  await book.hand.click(times.getByRole("button", { name: "Book this time" }));
  await expect(book.panel.getByText(/^Follow-up booked/).first()).toBeVisible();
  expect(book.hand.count).toBeLessThanOrEqual(3);

  const hand = await fromTheBoard(page, filed);
  await hand.hand.choose(hand.panel.getByLabel("To", { exact: true }), colleague.name);
  await hand.hand.click(hand.panel.getByRole("button", { name: "Assign intake" }));
  await expect(hand.panel.getByText(`Waiting for ${colleague.name}`)).toBeVisible();
  expect(hand.hand.count).toBeLessThanOrEqual(3);
});

test("from the board one closes in two presses, takes it back in one more, and never so what needs words", async ({
  as,
}) => {
  const filed = await fileSoon();
  const urgent = await fileIntake(answersOf("Ferrari"));
  const { page } = await as("clinician");
  const { hand, panel } = await fromTheBoard(page, filed);
  const due = () =>
    query<{ dueAt: Date }>(`SELECT "dueAt" FROM "QueueEntry" WHERE "intakeId" = $1`, [filed.id]);
  const before = await due();
  const advice = panel.getByRole("button", { name: "Close: Advice given" });
  await expect(advice).toBeInViewport({ ratio: 1 });
  await hand.click(advice);
  const said = panel.getByRole("status").filter({ hasText: "Closed: Advice given." });
  await expect(said).toBeFocused();
  expect(hand.count).toBeLessThanOrEqual(2);
  await expect(rowOf(page, filed.reference)).toHaveCount(0);

  await panel.getByRole("button", { name: "Reopen" }).click();
  await expect(advice).toBeVisible();
  expect(await due()).toEqual(before);

  await page.goto(`/staff?open=${urgent.id}`);
  await expect(panel).toContainText(urgent.reference);
  await expect(panel.getByRole("button", { name: "Close intake" })).toBeVisible();
  await expect(panel.getByRole("button", { name: /^Close: / })).toHaveCount(0);
});

test("somebody on the phone is found by their number in one press", async ({ as }) => {
  const phone = `(212) 536-${String(randomInt(10_000)).padStart(4, "0")}`;
  const family = newName("Caller");
  await fileIntake(answersOf("Lund", { family_name: family, phone }));
  const { page } = await as("front_desk");
  await page.goto("/staff");
  await page.getByRole("searchbox").fill(phone);
  const hand = presses();
  await hand.click(page.getByRole("button", { name: "Search" }));
  await expect(page.getByRole("main")).toContainText(family);
  expect(hand.count).toBe(1);
});

test("after an act its words and the next patient are one key away, with the filter of the board", async ({
  as,
}) => {
  const [first] = [await fileSoon(), await fileSoon()];
  const { page } = await as("clinician");
  await page.goto("/staff?level=SOON&rows=line");
  await rowOf(page, first.reference).getByRole("link").click();
  await page.getByRole("link", { name: "Full page" }).click();
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toContainText(first.family);
  await expect(page.getByRole("button", { name: "Shortcuts" })).toBeVisible();
  // `t` claims; the form is gone then, and the focus is on what was said.
  await page.keyboard.press("t");
  const said = page.getByRole("status").filter({ hasText: "Claimed." });
  await expect(said).toBeFocused();
  await page.keyboard.press("j");
  await expect(heading).not.toContainText(first.family);
  await page.keyboard.press("k");
  await expect(heading).toContainText(first.family);
  // The page of all times, and a kind of visit chosen, keep the place on the board.
  await part(page, "Follow-up").getByText("Book a visit", { exact: true }).click();
  await page.getByRole("navigation", { name: "Kind of visit" }).getByRole("link").last().click();
  await expect(page).toHaveURL(/visit=.*queue=/);
  await page.getByRole("link", { name: "All times, and later weeks" }).click();
  await page.getByRole("link", { name: "Back to the intake" }).click();
  await expect(page).toHaveURL(/queue=level/);
  await page.getByRole("link", { name: "Back to the queue" }).click();
  await expect(page).toHaveURL(/level=SOON&rows=line#row-/);
  await expect(rowOf(page, first.reference)).toBeInViewport();
});
