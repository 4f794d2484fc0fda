import type { Page } from "@playwright/test";
import { levelInQueue, query } from "./database";
import { answersOf } from "./people";
import {
  expect,
  fileEmergency,
  fileIntake,
  openIntake,
  part,
  recordContact,
  rowOf,
  test,
  unfold,
} from "./staff";

const news = (page: Page) =>
  page.getByRole("status").filter({ hasText: "New since you opened this page" });

test("what a colleague writes shows at once, an act on the older state is refused, and the front desk escalates", async ({
  as,
}) => {
  const { id, reference } = await fileIntake(answersOf("Lund"));
  const [clinician, desk] = [await as("clinician"), await as("front_desk")];
  const { page } = clinician;
  await openIntake(page, id);
  await openIntake(desk.page, id);
  await unfold(desk.page, "Write a note");
  await desk.page.getByLabel("Note", { exact: true }).fill("She says her left foot is numb now");
  await desk.page.getByRole("button", { name: "Save note" }).click();
  await expect(news(page)).toContainText("She says her left foot is numb now");
  await expect(news(page)).toContainText(desk.person.name);

  // Not read: the review is refused, and says what is new. Sent again, it counts.
  await page.getByRole("group", { name: "Which level is right?" }).getByLabel("Routine").check();
  await page.getByLabel("Reason").fill("Nothing that hurries");
  await page.getByRole("button", { name: "Save review" }).click();
  const problem = page.getByRole("alert").filter({ hasText: "There is a problem" });
  await expect(problem).toContainText(`Last change: Note, by ${desk.person.name}`);
  expect(await levelInQueue(id)).toBe("SOON");
  await expect(news(page)).toHaveCount(0);
  await expect(page.getByLabel("Reason")).toHaveValue("Nothing that hurries");
  await page.getByRole("button", { name: "Save review" }).click();
  await expect(
    part(page, "History").getByText("Review: changed from Soon to Routine"),
  ).toBeVisible();

  // The row says how far the work is, so that nobody calls twice.
  await page.goto("/staff?level=ROUTINE");
  await expect(rowOf(page, reference)).toContainText(/Reviewed \d\d:\d\d: Routine/);
  await desk.page.getByLabel("No answer").check();
  await desk.page.getByRole("button", { name: "Save call" }).click();
  await expect(rowOf(page, reference)).toContainText(`by ${desk.person.name}: No answer`);

  await unfold(desk.page, "Escalate to Emergency");
  const send = desk.page.getByRole("button", { name: "Escalate to Emergency" });
  await send.click();
  const reason = desk.page.getByLabel("What did you hear or see?");
  await expect(reason).toHaveAccessibleDescription(/at least 10 characters/);
  expect(await levelInQueue(id)).toBe("ROUTINE");
  await reason.fill("She called: both legs are numb now");
  await send.click();
  await expect(part(desk.page, "History").getByText("Escalated from Routine")).toBeVisible();
  expect(await levelInQueue(id)).toBe("EMERGENCY");
  await page.goto("/staff?level=EMERGENCY");
  await expect(rowOf(page, reference)).toContainText(`Escalated by ${desk.person.name}`);
  await expect(rowOf(page, reference)).toContainText("Unacknowledged");
  await openIntake(page, id);
  await expect(
    page.getByRole("banner").or(page.locator(".letter-head")).getByText("both legs are numb now"),
  ).toBeVisible();
  // Clinicians have no such form: they review.
  await expect(page.getByText("Escalate to Emergency", { exact: true })).toHaveCount(0);
});

test("an emergency rings again when its holder signs out, and is handed on when they are disabled", async ({
  as,
}) => {
  const { id, reference } = await fileEmergency();
  const [holder, colleague, admin] = [
    await as("clinician"),
    await as("clinician"),
    await as("admin"),
  ];
  await openIntake(holder.page, id);
  await holder.page.getByRole("button", { name: "Claim" }).click();
  await expect(holder.page.getByText("Assigned to you.")).toBeVisible();
  await recordContact(holder.page);
  await colleague.page.goto("/staff?level=EMERGENCY");
  const row = rowOf(colleague.page, reference);
  await expect(row).toContainText(holder.person.name);
  await expect(row.getByRole("button")).toHaveCount(0);
  await holder.page.getByRole("button", { name: "Sign out" }).click();
  await expect(row).toContainText("Its holder signed out");
  await row.getByRole("button", { name: `Take over ${reference}` }).click();
  await expect(row).toContainText("You");
  await expect(row).not.toContainText("Its holder signed out");

  await admin.page.goto("/staff/people");
  await admin.page.getByRole("link", { name: `Disable ${colleague.person.name}` }).click();
  await expect(part(admin.page, /^Open intakes/)).toContainText(`${reference}, Emergency`);
  await admin.page.getByRole("button", { name: "Disable and hand on" }).click();
  const to = admin.page.getByLabel("Who takes over the open intakes?");
  await expect(to).toHaveAccessibleDescription(/Choose who takes over/);
  const heir = await as("clinician");
  await admin.page.reload();
  await to.selectOption({ label: heir.person.name });
  await admin.page.getByRole("button", { name: "Disable and hand on" }).click();
  await expect(
    admin.page.getByRole("heading", { name: `${colleague.person.name} is disabled` }),
  ).toBeVisible();
  await heir.page.goto("/staff/for-you");
  await expect(heir.page.getByRole("main")).toContainText(reference);
  await heir.page.goto("/staff?level=EMERGENCY");
  await expect(rowOf(heir.page, reference)).toContainText("Unacknowledged");
  const [row2] = await query<{ claimedById: string | null }>(
    `SELECT "claimedById" FROM "QueueEntry" WHERE "intakeId" = $1`,
    [id],
  );
  expect(row2?.claimedById).toBeNull();
});

/** Replaces each text by a translated one in elements of its own, as browsers do. */
function translate(): void {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  for (const text of texts) {
    const parent = text.parentElement;
    if (!parent || !text.data.trim() || parent.closest("script, style, [translate=no]")) continue;
    const outer = document.createElement("font");
    const inner = document.createElement("font");
    inner.textContent = text.data;
    outer.append(inner);
    text.replaceWith(outer);
  }
}

test("while an emergency waits each page is spoken by its name, and a translated board goes on", async ({
  as,
}) => {
  await fileEmergency();
  const { page } = await as("clinician");
  await page.goto("/staff");
  await expect(page).toHaveTitle(/^\(\d+\) Queue/);
  const spoken = page.locator("#__next-route-announcer__");
  const pages = page.getByRole("navigation", { name: "Staff" });
  for (const [place, name] of [
    ["Calendar", "Calendar"],
    ["Shift", "Roster"],
    ["Calendar", "Calendar"],
    ["Safety", "Safety"],
  ] as const) {
    await pages.getByRole("link", { name: place }).click();
    await expect(page).toHaveTitle(new RegExp(`^\\(\\d+\\) ${name}`));
    await expect(spoken).toHaveText(new RegExp(`^${name}`));
  }
  await pages.getByRole("link", { name: "Queue" }).click();
  await expect(page.getByRole("heading", { name: "Queue" })).toBeVisible();
  await page.evaluate(translate);
  const updated = page.locator(".updates time");
  const before = await updated.innerText();
  await expect(updated).not.toHaveText(before, { timeout: 15_000 });
  const { reference } = await fileEmergency();
  await expect(rowOf(page, reference)).toBeVisible();
});
