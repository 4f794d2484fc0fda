import { dateIn } from "@/lib/time";
import { onTheHalfHour } from "@/test/on-the-half-hour";
import { query } from "./database";
import { answersOf } from "./people";
import { dayIn, liveBookings, openSlot, timeText, ZONE } from "./slots";
import { addPerson, expect, fileIntake, newName, part, test } from "./staff";

/** A visit in three days at 10, in hours of its clinician until 11:30, of a patient of this name. */
async function visitToMove(family: string) {
  const intake = await fileIntake(answersOf("Lund", { family_name: family }));
  const clinician = await addPerson("clinician");
  const day = dayIn(3);
  await query(
    `INSERT INTO "AvailabilityException" ("id", "clinicianId", "kind", "startsAt", "endsAt")
     SELECT gen_random_uuid(), $1, 'extra', at."ten", at."ten" + interval '90 minutes'
     FROM (SELECT ($2::date + time '10:00') AT TIME ZONE $3 AS "ten") at`,
    [clinician.id, day, ZONE],
  );
  await query(
    `INSERT INTO "Appointment" ("id", "intakeId", "clinicianId", "startsAt", "endsAt", "visitTypeId", "bookedById")
     SELECT gen_random_uuid(), $4, $1, at."ten", at."ten" + interval '30 minutes', v."id", $1
     FROM (SELECT ($2::date + time '10:00') AT TIME ZONE $3 AS "ten") at, "VisitType" v
     WHERE v."name" = 'Clinic visit'`,
    [clinician.id, day, ZONE, intake.id],
  );
  return { intake, week: `/staff/calendar?view=week&week=${day}&clinician=${clinician.id}` };
}

/** The times on the clock at which this intake has a visit. */
const clockOf = async (intakeId: string) => {
  const rows = await query<{ at: string }>(
    `SELECT to_char("startsAt" AT TIME ZONE $2, 'HH24:MI') AS "at" FROM "Appointment"
     WHERE "intakeId" = $1 AND "cancelledAt" IS NULL`,
    [intakeId, ZONE],
  );
  return rows.map(({ at }) => at);
};

test("a visit is moved in the calendar by arrows and Enter, after a question, and arrives there", async ({
  as,
}) => {
  const family = newName("Quimby");
  const { intake, week } = await visitToMove(family);
  const { page } = await as("front_desk");
  await page.goto(week);
  const calendar = part(page, "Calendar");
  const visit = calendar.getByRole("link", { name: new RegExp(family) });
  await visit.press("Enter");
  await expect(part(page, new RegExp(family)).getByText("To move it, choose one")).toBeVisible();
  await visit.press("ArrowDown");
  const there = calendar.getByRole("link", { name: /10:30 Move here/ });
  await expect(there).toBeFocused();
  await page.keyboard.press("Enter");
  const question = part(page, new RegExp(`^Move .*${family} to .*10:30`));
  await expect(question).toBeFocused();
  await question.getByRole("button", { name: "Move the visit" }).press("Enter");
  await expect(page).toHaveURL(/view=day/);
  // It says so, where the focus is, and can be undone.
  const told = part(page, /^Moved to .*10:30 with/);
  await expect(told).toBeFocused();
  await expect(visit).toHaveAccessibleName(/10:30/);
  await told.getByRole("button", { name: /^Undo: move it back to .*10:00/ }).click();
  await expect(part(page, /^Moved to .*10:00 with/)).toBeFocused();
  expect(await clockOf(intake.id)).toEqual(["10:00"]);

  // A visit over midnight would stand in the calendar twice.
  const [soon] = await query<{ startsAt: Date }>(
    `UPDATE "Appointment" SET "startsAt" = at, "endsAt" = at + interval '20 minutes'
     FROM ${onTheHalfHour("now()")} soon(at)
     WHERE "intakeId" = $1 AND "cancelledAt" IS NULL RETURNING "startsAt"`,
    [intake.id],
  );
  if (!soon) throw new Error("no visit");
  await page.goto(`/staff/calendar?week=${dateIn(ZONE, soon.startsAt)}`);
  await calendar.getByRole("link", { name: new RegExp(family) }).click();
  const chosen = part(page, new RegExp(family));
  await chosen.getByRole("button", { name: /^Arrived/ }).click();
  await chosen.getByRole("button", { name: /^Undo arrived/ }).click();
  await expect(chosen.getByRole("button", { name: /^Arrived/ })).toBeVisible();
});

test("a visit is dragged to a free time, which asks before it moves; Escape goes back", async ({
  as,
}) => {
  const family = newName("Quimby");
  const { intake, week } = await visitToMove(family);
  const { page } = await as("front_desk");
  await page.goto(week);
  const calendar = part(page, "Calendar");
  const visit = calendar.getByRole("link", { name: new RegExp(family) });
  const targets = calendar.getByRole("link", { name: /Move here/ });
  async function pull() {
    await visit.hover();
    await page.mouse.down();
    await page.mouse.move(400, 400, { steps: 3 });
    // The times to which it can go are shown while it is dragged.
    await expect(targets).toHaveCount(2);
  }
  await pull();
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await expect(targets).toHaveCount(0);
  await expect(page).not.toHaveURL(/visit=/);

  await pull();
  await targets.last().hover();
  await page.mouse.up();
  const question = part(page, new RegExp(`^Move .*${family} to .*11:00`));
  await expect(question).toBeFocused();
  expect(await clockOf(intake.id)).toEqual(["10:00"]);
  await question.getByRole("button", { name: "Move the visit" }).click();
  await expect(part(page, /^Moved to .*11:00 with/)).toBeFocused();
  expect(await clockOf(intake.id)).toEqual(["11:00"]);
});

test("in the calendar a person who waits is chosen, then a time, and the visit is booked", async ({
  as,
}) => {
  const family = newName("Adler");
  const { id } = await fileIntake(answersOf("Ferrari", { family_name: family }));
  const wanted = await openSlot(2);
  // The list has the most urgent of all; others of this database may be more so.
  await query(
    `UPDATE "QueueEntry" SET "dueAt" = now() - interval '9 years' WHERE "intakeId" = $1`,
    [id],
  );
  const { page } = await as("front_desk");
  await page.goto(`/staff/calendar?week=${dateIn(ZONE, wanted.startsAt)}`);
  await part(page, /^To book/)
    .getByRole("link", { name: new RegExp(family) })
    .click();
  const person = part(page, new RegExp(family));
  await expect(person).toBeFocused();
  await expect(person.getByRole("button", { name: /^Book the first/ })).toBeVisible();
  const column = part(page, wanted.clinicianName);
  await column.getByRole("link", { name: `${timeText(wanted.startsAt)} Book` }).click();
  const question = part(page, /^Book .*\?$/);
  await expect(question).toBeFocused();
  await question.getByRole("button", { name: "Book the visit" }).click();
  await expect(part(page, /^Booked: /)).toBeFocused();
  expect(await liveBookings(wanted)).toHaveLength(1);
});
