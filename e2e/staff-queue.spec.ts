import { dateIn } from "@/lib/time";
import messages from "@/messages/en.json" with { type: "json" };
import { query } from "./database";
import { begin, referenceOn, walk } from "./patient";
import { answersOf } from "./people";
import {
  expect,
  fileEmergency,
  fileIntake,
  newName,
  openIntake,
  part,
  rowOf,
  test,
  trailOf,
  unfold,
} from "./staff";

test("an emergency that a patient sends appears among the first on an open board, with its red flags in words", async ({
  as,
  page,
}) => {
  const { page: board } = await as("front_desk");
  await board.goto("/staff");
  await expect(board.getByRole("heading", { level: 1 })).toHaveText("Queue");
  await board.evaluate(() => Object.assign(window, { sameDocument: true }));

  await begin(page);
  await walk(page, answersOf("Whitlock"));
  await expect(page.getByRole("heading", { level: 1 })).toContainText(
    messages.result.emergency.title,
  );
  const reference = await referenceOn(page);

  const row = rowOf(board, reference);
  await expect(row).toBeVisible();
  await expect(row).toContainText("Emergency");
  await expect(row).toContainText("Unacknowledged");
  await expect(row.getByRole("listitem").filter({ hasText: /saddle/i })).not.toHaveCount(0);
  await expect(row.getByRole("listitem").filter({ hasText: /bladder|urin/i })).not.toHaveCount(0);
  await expect(board.getByText(/unacknowledged emergenc(y|ies)/)).not.toHaveCount(0);
  const [, ...rows] = await board.getByRole("row").allInnerTexts();
  const above = rows.slice(
    0,
    rows.findIndex((text) => text.includes(reference)),
  );
  for (const text of above) expect(text).toContain("Emergency");
  expect(await board.evaluate(() => "sameDocument" in window), "it was not reloaded").toBe(true);
});

test("while somebody works in the table new rows wait until asked for, and an emergency never does", async ({
  as,
}) => {
  const { page: board } = await as("clinician");
  // Long overdue, so that they stand on the first page whatever other tests have filed.
  const fileFirst = async () => {
    const filed = await fileIntake(answersOf("Ferrari"));
    await query(
      `UPDATE "QueueEntry" SET "dueAt" = now() - interval '30 days' WHERE "intakeId" = $1`,
      [filed.id],
    );
    return filed;
  };
  const first = await fileFirst();
  await board.goto("/staff");
  // The seconds since they last did something are none, however long the rest takes.
  await board.evaluate(() => {
    const now = performance.now();
    performance.now = () => now;
  });
  await rowOf(board, first.reference).hover();
  const { reference } = await fileFirst();
  const show = board.getByRole("button", { name: /show$/ });
  await expect(show).toBeVisible();
  await expect(rowOf(board, reference)).toHaveCount(0);
  const emergency = await fileEmergency();
  await expect(rowOf(board, emergency.reference)).toContainText("Unacknowledged");
  await expect(rowOf(board, reference)).toHaveCount(0);
  // Other tests file rows too, and what came after a press waits for the next one.
  await expect(async () => {
    if (await show.isVisible()) await show.click();
    await expect(rowOf(board, reference)).toBeVisible({ timeout: 3_000 });
  }).toPass();
});

test("one colleague claims an emergency on the board and the other sees who has it", async ({
  as,
}) => {
  const { reference } = await fileEmergency();
  const one = await as("clinician");
  const other = await as("front_desk");
  await other.page.goto("/staff");
  await expect(rowOf(other.page, reference)).toContainText("Unacknowledged");
  await one.page.goto("/staff");
  await one.page.getByRole("button", { name: `Claim ${reference}` }).click();
  await expect(rowOf(one.page, reference)).toContainText("You");
  await expect(rowOf(other.page, reference)).toContainText(one.person.name);
  await one.page.getByRole("link", { name: /^Mine/ }).click();
  await expect(one.page.getByRole("link", { name: /^Mine/ })).toHaveAttribute(
    "aria-current",
    "page",
  );
  await expect(one.page.getByRole("row")).toHaveCount(2);
  await expect(rowOf(one.page, reference)).toBeVisible();
});

test("a person who claims an intake that a colleague just claimed is told the colleague's name", async ({
  as,
}) => {
  const { id } = await fileEmergency();
  const one = await as("clinician");
  const late = await as("clinician");
  await openIntake(one.page, id);
  await openIntake(late.page, id);
  await one.page.getByRole("button", { name: "Claim" }).click();
  await expect(one.page.getByText("Assigned to you.")).toBeVisible();
  await late.page.getByRole("button", { name: "Claim" }).click();
  const alert = late.page.getByRole("alert").filter({ hasText: "There is a problem" });
  await expect(alert).toContainText(one.person.name);
  expect(await trailOf(id)).not.toContainEqual(`queue.claimed by ${late.person.name}`);
});

test("an intake is claimed, called, noted, released and taken over, and the history says who and when", async ({
  as,
}) => {
  const { id } = await fileIntake(answersOf("Grant"));
  const [one, two] = [await as("clinician"), await as("front_desk")];
  const [called, noted] = [newName("nobody picked up "), newName("ring the daughter ")];
  const year = dateIn("America/New_York", new Date()).slice(0, 4);

  await openIntake(one.page, id);
  await one.page.getByRole("button", { name: "Claim" }).click();
  await expect(one.page.getByText("Assigned to you.")).toBeVisible();
  await one.page.getByLabel("No answer").check();
  await one.page.getByLabel("Call note (optional)").fill(called);
  await one.page.getByLabel("Call again").selectOption({ label: "In 1 hour" });
  await one.page.getByRole("button", { name: "Save call" }).click();
  await expect(part(one.page, "History").getByText(called)).toBeVisible();
  await unfold(one.page, "Write a note");
  await one.page.getByLabel("Note", { exact: true }).fill(noted);
  await one.page.getByRole("button", { name: "Save note" }).click();
  await expect(part(one.page, "History").getByText(noted)).toBeVisible();

  await openIntake(two.page, id);
  await expect(two.page.getByText(`Assigned to ${one.person.name}.`)).toBeVisible();
  await expect(two.page.getByText("How did the call end?")).toHaveCount(0);
  await expect(part(two.page, "History").getByText(noted)).toHaveCount(0);
  await two.page.getByRole("button", { name: "Take over" }).click();
  await expect(two.page.getByText("Assigned to you.")).toBeVisible();
  await two.page.getByRole("button", { name: "Release" }).click();
  await expect(two.page.getByText("Unassigned.")).toBeVisible();

  await openIntake(one.page, id);
  const history = part(one.page, "History");
  for (const [words, who] of [
    ["Call: No answer", one.person.name],
    ["Note", one.person.name],
    ["Taken over from a colleague", two.person.name],
    ["Released", two.person.name],
    ["Intake received", "The patient"],
  ] as const) {
    const item = history.getByRole("listitem").filter({ hasText: words }).filter({ hasText: who });
    await expect(item.first(), words).toContainText(year);
  }
  await history.getByText(/^Who opened this record/).click();
  await expect(
    history.getByRole("listitem").filter({ hasText: `Opened the record ${two.person.name}` }),
  ).not.toHaveCount(0);

  const done = (await trailOf(id)).filter((event) => !event.startsWith("intake.opened"));
  expect(done).toEqual([
    "intake.received by patient",
    `queue.claimed by ${one.person.name}`,
    `call.recorded by ${one.person.name}`,
    `note.written by ${one.person.name}`,
    `queue.claimed by ${two.person.name}`,
    `queue.released by ${two.person.name}`,
  ]);
  for (const { person } of [one, two])
    expect(await trailOf(id)).toContain(`intake.opened by ${person.name}`);
});

test("an intake is found by the reference that a patient reads out, however it is typed", async ({
  as,
}) => {
  const { reference, id } = await fileIntake(answersOf("Lund"));
  const { page } = await as("front_desk");
  await page.goto("/staff");
  await page.getByRole("searchbox").fill(reference.toLowerCase().replaceAll("-", " "));
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page).toHaveURL(new RegExp(id));
  await page.goto("/staff");
  await page.getByRole("searchbox").fill("BK-0000-00");
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page.getByText("No intakes match.")).toBeVisible();
});

test("a call without an outcome and an empty note are errors at their fields", async ({ as }) => {
  const { id } = await fileIntake(answersOf("Lund"));
  const { page } = await as("clinician");
  await openIntake(page, id);
  await page.getByLabel("Call note (optional)").fill("kept words");
  await page.getByRole("button", { name: "Save call" }).click();
  await expect(
    page.getByRole("group", { name: "How did the call end?" }),
  ).toHaveAccessibleDescription(/Choose how the call ended/);
  await expect(page.getByLabel("Call note (optional)")).toHaveValue("kept words");
  await unfold(page, "Write a note");
  await page.getByRole("button", { name: "Save note" }).click();
  await expect(page.getByLabel("Note", { exact: true })).toHaveAccessibleDescription(
    /Enter a note/,
  );
  expect(await trailOf(id)).not.toContainEqual(expect.stringMatching(/call|note/));
});
