import { randomInt } from "node:crypto";
import type { Locator, Page } from "@playwright/test";
import { answersOf } from "./people";
import { openSlot, timeOf } from "./slots";
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

test("with a patient open one records a call and the next try in three presses, books and hands over in three, closes in two", async ({
  as,
}) => {
  const filed = await fileSoon();
  const colleague = await addPerson("clinician");
  const slot = await openSlot(4);
  const { page } = await as("clinician");
  await page.goto(`/staff/intakes/${filed.id}`);

  const call = presses();
  await call.click(page.getByLabel("No answer"));
  await call.choose(page.getByLabel("Call again"), "In 1 hour");
  await call.click(page.getByRole("button", { name: "Save call" }));
  await expect(part(page, "History").getByText("Call: No answer")).toBeVisible();
  expect(call.count).toBeLessThanOrEqual(3);

  const book = presses();
  const followUp = part(page, "Follow-up");
  await book.click(followUp.getByText("Book a follow-up", { exact: true }));
  await book.click(timeOf(followUp, slot));
  await book.click(page.getByRole("button", { name: "Book follow-up" }));
  await expect(followUp.getByText(`with ${slot.clinicianName}`)).toBeVisible();
  expect(book.count).toBeLessThanOrEqual(3);

  const hand = presses();
  await hand.click(page.getByText("Assign", { exact: true }));
  await hand.choose(page.getByLabel("To", { exact: true }), colleague.name);
  await hand.click(page.getByRole("button", { name: "Assign intake" }));
  await expect(page.getByText(`Waiting for ${colleague.name}`)).toBeVisible();
  expect(hand.count).toBeLessThanOrEqual(3);

  const close = presses();
  await close.click(page.getByLabel("Advice given"));
  await close.click(page.getByRole("button", { name: "Close intake" }));
  await expect(page.getByText("This intake is closed.")).toBeVisible();
  expect(close.count).toBeLessThanOrEqual(2);
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
  await page.getByRole("link", { name: "Back to the queue" }).click();
  await expect(page).toHaveURL(/level=SOON&rows=line#row-/);
  await expect(rowOf(page, first.reference)).toBeInViewport();
});
