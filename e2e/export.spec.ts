import { readFileSync } from "node:fs";
import { query } from "./database";
import { answersOf } from "./people";
import { expect, fileIntake, newName, test } from "./staff";

test("a clinician downloads the filtered rows as a file without identities", async ({ as }) => {
  const { page, person } = await as("clinician");
  const family = newName("Quill");
  const mine = await fileIntake(answersOf("Ferrari", { family_name: family }));
  const other = await fileIntake(answersOf("Ferrari", { family_name: family }));
  await query(
    `UPDATE "QueueEntry" SET "claimedById" = $2, "claimedAt" = now() WHERE "intakeId" = $1`,
    [mine.id, person.id],
  );
  await page.goto("/staff?mine=yes");
  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name: /^Download CSV/ }).click();
  const file = readFileSync(await (await coming).path(), "utf8");
  expect(file.split("\r\n")[0]).toContain("reference,received_at,level");
  expect(file).toContain(mine.reference);
  expect(file).not.toContain(other.reference);
  expect(file).not.toContain(family);
  const trail = await query<{ detail: object }>(
    `SELECT "detail" FROM "AuditEvent" WHERE "action" = 'queue.exported' AND "staffId" = $1`,
    [person.id],
  );
  expect(trail).toEqual([{ detail: { rows: 1, filter: "mine=yes" } }]);
});

test("the front desk gets no such file, and neither does anyone who is signed out", async ({
  as,
  page,
}) => {
  const desk = await as("front_desk");
  await desk.page.goto("/staff");
  await expect(desk.page.getByRole("link", { name: /Download CSV/ })).toHaveCount(0);
  const refused = await desk.page.request.get("/staff/export");
  expect(refused.status()).toBe(403);
  expect(await refused.text()).toBe("Your role does not allow this.");
  expect((await page.request.get("/staff/export")).status()).toBe(401);
});
