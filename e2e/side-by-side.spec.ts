import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { fileIntake as fileFrom } from "@/test/intakes";
import { query } from "./database";
import { answersOf, stoppedAnswers } from "./people";
import { expect, fileEmergency, fileIntake, newName, openIntake, part, rowOf, test } from "./staff";

/** The time of a promised call has come, and the job that looks for such runs now. */
async function callPasses(intakeId: string): Promise<void> {
  await query(
    `UPDATE "QueueEntry" SET "claimedAt" = "claimedAt" - interval '1 hour',
       "nextTryAt" = now() - interval '1 minute' WHERE "intakeId" = $1`,
    [intakeId],
  );
  await query(`SELECT graphile_worker.add_job('ring_again')`);
}

const attention = async (page: Page) => {
  const link = page.getByRole("link", { name: /^Needs attention/ });
  return Number((await link.innerText()).replace(/\D/g, "") || 0);
};

test("what one does, or lets pass, shows in the other's browser", async ({ as }) => {
  test.setTimeout(300_000);
  const [one, two] = [await as("clinician"), await as("front_desk")];

  // A promised call that is not made rings on the other's screen.
  const { id, reference } = await fileEmergency();
  await openIntake(one.page, id);
  await one.page.getByRole("button", { name: "Claim" }).click();
  await one.page.getByLabel("No answer").check();
  await one.page.getByLabel("Call again").selectOption({ label: "In 15 minutes" });
  await one.page.getByRole("button", { name: "Save call" }).click();
  await expect(part(one.page, "History").getByText("Call: No answer")).toBeVisible();
  await two.page.goto("/staff");
  await expect(rowOf(two.page, reference)).toContainText(one.person.name);
  const before = await attention(two.page);
  await callPasses(id);
  await expect(rowOf(two.page, reference)).toContainText("The promised call was not made");
  // It also needs attention, with the same count in both.
  await expect.poll(() => attention(two.page)).toBeGreaterThan(before);
  const count = await attention(two.page);
  await expect.poll(() => attention(one.page)).toBe(count);

  // A burst is one row for both, and one's acknowledgment is said to the other.
  const caller = `2001:db8:${randomUUID().slice(0, 4)}:${randomUUID().slice(0, 4)}::1`;
  const burst: string[] = [];
  for (let sent = 0; sent < 6; sent += 1)
    burst.push((await fileFrom(stoppedAnswers("Whitlock"), "emergency_stop", { caller })).id);
  const [first] = await query<{ reference: string }>(
    `SELECT "reference" FROM "Intake" WHERE "id" = ANY ($1::uuid[]) ORDER BY "receivedAt" LIMIT 1`,
    [burst],
  );
  await one.page.goto("/staff");
  for (const { page } of [one, two])
    await expect(rowOf(page, first?.reference ?? "-")).toContainText("Burst: 6 alike");
  await rowOf(two.page, first?.reference ?? "-")
    .getByRole("link", { name: /^Burst/ })
    .click();
  await part(two.page, /^A burst: 6/)
    .getByRole("button", { name: "Acknowledge the burst" })
    .click();
  await rowOf(one.page, first?.reference ?? "-")
    .getByRole("link", { name: /^Burst/ })
    .click();
  await expect(part(one.page, /^A burst: 6/)).toContainText(`Acknowledged by ${two.person.name}`);

  // Both find the same caller, and one sees who of them has it.
  // Letters only: digits do not belong to a surname.
  const family = newName("Ossia").replace(/[^a-z]/gi, "");
  const named = await fileIntake(answersOf("Grant", { family_name: family }));
  await one.page.goto(`/staff/intakes/${named.id}`);
  await one.page.getByRole("button", { name: "Claim" }).click();
  await expect(one.page.getByText("Assigned to you.")).toBeVisible();
  for (const { page } of [one, two]) {
    await page.goto("/staff/search");
    await page.getByRole("searchbox").fill(family);
    await page.keyboard.press("Enter");
    await expect(rowOf(page, named.reference)).toContainText(`assigned to ${one.person.name}`);
  }
});
