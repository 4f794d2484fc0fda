import { codeOf } from "@/lib/form/steps";
import { beginAt } from "./begin-at";
import { levelInQueue, query } from "./database";
import { draftIdOf, leaveAlone } from "./drafts";
import { choice, messagesOn, walk } from "./patient";
import { answersOf } from "./people";
import { expect, openIntake, test } from "./staff";

// Whole intakes, with staff in a second browser.
test.describe.configure({ timeout: 120_000 });

/** New weakness in one leg: urgent, but no emergency. */
const weakLeg = () => answersOf("Grant");

type Row = { intakes: number; contacts: number; consents: number; level: string; again: string };

async function rowOf(id: string): Promise<Row | undefined> {
  const rows = await query<Row>(
    `SELECT (SELECT count(*)::int FROM "Intake" WHERE "id" = $1) AS "intakes",
       (SELECT count(*)::int FROM "IntakeContact" WHERE "intakeId" = $1) AS "contacts",
       (SELECT count(*)::int FROM "Consent" WHERE "intakeId" = $1) AS "consents",
       (SELECT "level" FROM "QueueEntry" WHERE "intakeId" = $1) AS "level",
       (SELECT string_agg("kind", ' ' ORDER BY "createdAt") FROM "Reassessment"
         WHERE "intakeId" = $1) AS "again"`,
    [id],
  );
  return rows[0];
}

const inQueue = (id: string, level: string) => expect.poll(() => levelInQueue(id)).toBe(level);

for (const locale of ["en", "es"] as const) {
  test(`a patient who stops after a red flag is seen by the team, and can still finish, in ${locale}`, async ({
    page,
    as,
  }) => {
    await beginAt(page, weakLeg(), "history", locale);
    const id = await draftIdOf(page);
    const { saveLater, check } = messagesOn(page);
    await expect(page.getByText(saveLater.told)).toHaveCount(0);
    await leaveAlone(id);
    await inQueue(id, "URGENT");

    const staff = (await as("clinician")).page;
    await staff.goto("/staff?level=URGENT");
    const row = staff.getByRole("row").filter({ has: staff.locator(`a[href$="${id}"]`) });
    await expect(row).toContainText("Not finished by the patient");
    await openIntake(staff, id);
    await expect(staff.getByRole("main")).toContainText("Not finished by the patient");

    await page.reload();
    await expect(page.getByText(saveLater.told)).toBeVisible();
    await walk(page, weakLeg());
    await expect(page.getByText(saveLater.told)).toBeVisible();
    await page.getByRole("button", { name: check.send }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(
      messagesOn(page).result.urgent.title,
    );
    expect(await rowOf(id)).toEqual({
      intakes: 1,
      contacts: 1,
      consents: 1,
      level: "URGENT",
      again: "finished",
    });
    await openIntake(staff, id);
    await expect(staff.getByRole("main")).not.toContainText("Not finished by the patient");
    await expect(staff.getByRole("main")).toContainText("Answered the remaining questions");
  });
}

test("a patient who comes back, leaves a phone number and stops again is not lost", async ({
  page,
  as,
}) => {
  await beginAt(page, weakLeg(), "history");
  const id = await draftIdOf(page);
  await leaveAlone(id);
  await inQueue(id, "URGENT");
  await walk(page, weakLeg(), "privacy");
  await leaveAlone(id);
  await expect.poll(async () => (await rowOf(id))?.again).toBe("more");
  expect(await rowOf(id)).toMatchObject({ intakes: 1, contacts: 1, consents: 0 });
  const staff = (await as("clinician")).page;
  await openIntake(staff, id);
  await expect(staff.getByRole("main")).toContainText(String(weakLeg().family_name));
  await expect(staff.getByRole("main")).toContainText("Not finished by the patient");
});

test("a later emergency answer moves it to the top, with no second record", async ({ page }) => {
  await beginAt(page, weakLeg(), "history");
  const id = await draftIdOf(page);
  await leaveAlone(id);
  await inQueue(id, "URGENT");
  await page.goto(`/en/intake/${codeOf("emergency_nerves")}?change=1`);
  await choice(page, "emergency_nerves", "none").uncheck();
  await choice(page, "emergency_nerves", "saddle").check();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(
    messagesOn(page).result.emergency.title,
  );
  expect(await rowOf(id)).toMatchObject({ intakes: 1, level: "EMERGENCY", again: "more" });
});
