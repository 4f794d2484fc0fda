import messages from "@/messages/en.json" with { type: "json" };
import { strain } from "@/test/people";
import { jumpUntil, SHORT } from "./clock";
import { query } from "./database";
import { atDesk } from "./desk";
import { choice } from "./patient";
import { expect, test, trailOf } from "./staff";

test("a page that staff post after they were signed out is refused, and its emergency is kept", async ({
  as,
}) => {
  const colleague = await as("front_desk");
  const { page, context } = colleague;
  // The page asks at once how long the session lasts.
  const asked = page.waitForResponse((answer) => answer.url().endsWith("/staff/session"));
  const id = await atDesk(colleague, strain(), "emergency_nerves");
  await asked;
  await context.clearCookies();
  await choice(page, "emergency_nerves", "saddle").check();
  await page.getByRole("button", { name: messages.common.continue }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You were signed out");
  await expect(page.getByText("The emergency on this page was filed.")).toBeVisible();
  await expect(page.getByText("Say the words below now.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Call 911" })).toBeVisible();
  expect(await trailOf(id)).toContain("intake.received by patient");
});

test("an unattended page goes away with the session, and a red flag typed on it is kept", async ({
  as,
}) => {
  const colleague = await as("front_desk");
  const { page, person } = colleague;
  await page.clock.install();
  const asked = page.waitForResponse((answer) => answer.url().endsWith("/staff/session"));
  const id = await atDesk(colleague, strain(), "emergency_nerves");
  await asked;
  await choice(page, "emergency_nerves", "saddle").check();
  await query(
    `UPDATE "StaffSession" SET "lastSeenAt" = now() - interval '31 minutes' WHERE "staffId" = $1`,
    [person.id],
  );
  const title = page.getByRole("heading", { level: 1 });
  await jumpUntil(page, "31:00", () => expect(title).toHaveText("You were signed out", SHORT));
  await expect(page.getByText("The emergency on this page was filed.")).toBeVisible();
  await expect(choice(page, "emergency_nerves", "saddle")).toHaveCount(0);
  expect(await trailOf(id)).toContain("intake.received by patient");
});
