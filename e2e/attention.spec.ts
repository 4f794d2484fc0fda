import { randomUUID } from "node:crypto";
import { fileIntake as fileFrom } from "@/test/intakes";
import { query } from "./database";
import { stoppedAnswers } from "./people";
import { expect, fileNamed, part, rowOf, test } from "./staff";

/** Closes an intake as booked, as older versions did without a booking. */
const closeWithoutVisit = (intakeId: string, staffId: string) =>
  query(
    `WITH gone AS (DELETE FROM "QueueEntry" WHERE "intakeId" = $1)
     INSERT INTO "Closure" ("id", "intakeId", "staffId", "outcome") VALUES ($2, $1, $3, 'appointment_booked')`,
    [intakeId, randomUUID(), staffId],
  );

test("a promised visit that nobody booked stands on the list, counted on every page, until a clinician deals with it", async ({
  as,
}) => {
  const { page, person } = await as("clinician");
  const { id, reference, family } = await fileNamed();
  await page.goto("/staff/calendar");
  const link = page.getByRole("link", { name: /^Needs attention/ });
  const count = async () => Number((await link.innerText()).replace(/\D/g, "") || 0);
  const before = await count();
  await closeWithoutVisit(id, person.id);
  await expect.poll(count).toBeGreaterThan(before);
  await link.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Needs attention");
  const row = rowOf(page, reference);
  await expect(row).toContainText(family);
  await expect(row).toContainText("Closed with a follow-up that was never booked");
  await expect(row.getByRole("link", { name: /^Call and book a visit/ })).toHaveAttribute(
    "href",
    `/staff/intakes/${id}`,
  );
  await row.getByText("No visit needed").click();
  await row.getByRole("button", { name: "Save the reason" }).click();
  await expect(row.getByRole("alert")).toContainText("Enter why no visit is needed");
  await row.getByLabel("Why no visit is needed any more").fill("Seen at County General");
  await row.getByRole("button", { name: "Save the reason" }).click();
  await expect(rowOf(page, reference)).toHaveCount(0);
  await page.goto(`/staff/intakes/${id}`);
  await expect(part(page, "History")).toContainText("Seen at County General");
});

test("a burst is one row that opens and rings once; a neighbor rings alone; an admin closes it with a reason", async ({
  as,
}) => {
  const caller = `2001:db8:${randomUUID().slice(0, 4)}:${randomUUID().slice(0, 4)}::1`;
  const send = async (more = {}) =>
    (await fileFrom({ ...stoppedAnswers("Whitlock"), ...more }, "emergency_stop", { caller })).id;
  const ids: string[] = [];
  for (let sent = 0; sent < 12; sent += 1) ids.push(await send());
  const neighbor = await send({ age_years: "41" });
  const references = async (of: string[]) =>
    (
      await query<{ reference: string }>(
        `SELECT "reference" FROM "Intake" WHERE "id" = ANY ($1::uuid[]) ORDER BY "receivedAt"`,
        [of],
      )
    ).map(({ reference }) => reference);
  const [first = ""] = await references(ids);
  const [alone = ""] = await references([neighbor]);
  const { page } = await as("admin");
  await page.goto("/staff?level=EMERGENCY");
  const group = rowOf(page, first);
  await expect(group).toContainText("Burst: 12 alike from one source");
  await expect(rowOf(page, alone)).toContainText("Unacknowledged");
  await expect(page.getByRole("link", { name: /a burst of 12 alike/ })).toBeVisible();
  await group.getByRole("link", { name: /^Burst/ }).click();
  const panel = part(page, /^A burst: 12/);
  await expect(page.getByRole("row")).toHaveCount(13);
  await panel.getByRole("button", { name: "Acknowledge the burst" }).click();
  await expect(panel).toContainText("Acknowledged by");
  await panel.getByText("Close all of them").click();
  await panel.getByRole("button", { name: "Close 12 intakes" }).click();
  await expect(panel.getByRole("alert")).toContainText("at least 10 characters");
  await panel.getByLabel("Why none of them is a patient").fill("A script, seen in the server log");
  await panel.getByRole("button", { name: "Close 12 intakes" }).click();
  await expect
    .poll(() => query(`SELECT 1 FROM "QueueEntry" WHERE "intakeId" = ANY ($1::uuid[])`, [ids]))
    .toEqual([]);
  expect(await query(`SELECT 1 FROM "QueueEntry" WHERE "intakeId" = $1`, [neighbor])).toHaveLength(
    1,
  );
});

test("a browser that blocks the alarm sound says so until the page is touched, and the roster says who is woken", async ({
  as,
}) => {
  const { page, context } = await as("clinician");
  // As a browser does that lets no page play before it is touched.
  await context.addInitScript(() => {
    localStorage.setItem("backline.sound", "on");
    class Silent extends EventTarget {
      state = "suspended";
      currentTime = 0;
      resume() {
        if (navigator.userActivation.hasBeenActive) this.state = "running";
        this.dispatchEvent(new Event("statechange"));
        return Promise.resolve();
      }
    }
    Object.assign(window, { AudioContext: Silent });
  });
  await page.goto("/staff/roster");
  const notice = page.getByText("this browser blocks it until you click");
  await expect(notice).toBeVisible();
  await page.getByRole("heading", { level: 1 }).click();
  await expect(notice).toBeHidden();
  const reach = part(page, "How people are notified");
  await expect(reach).toContainText("Text message");
  await page.goto("/staff/account");
  await expect(part(page, "How an alarm reaches you")).toContainText("Notifications");
});
