import { dateIn, daysLater } from "@/lib/time";
import { onTheHalfHour } from "@/test/on-the-half-hour";
import { query } from "./database";
import { answersOf } from "./people";
import { openSlot, type Slot, timeOf } from "./slots";
import {
  addPerson,
  expect,
  type Filed,
  fileIntake,
  newName,
  openIntake,
  part,
  replay,
  sentBy,
  test,
  trailOf,
  unfold,
} from "./staff";

const ZONE = "America/New_York";
const format = (options: Intl.DateTimeFormatOptions, moment: Date) =>
  new Intl.DateTimeFormat("en-US", { timeZone: ZONE, ...options }).format(moment);
const timeText = (moment: Date) =>
  format({ hour: "numeric", minute: "2-digit", hourCycle: "h23" }, moment);
const dayTimeText = (moment: Date) =>
  `${format({ weekday: "short", day: "numeric", month: "short" }, moment)}, ${timeText(moment)}`;
/** The ISO date of the clinic some days from today. */
const dayIn = (days: number) => daysLater(dateIn(ZONE, new Date()), days);
const weekOfSlot = ({ startsAt }: Slot) =>
  `/staff/calendar?view=list&week=${dateIn(ZONE, startsAt)}`;

const liveBookings = ({ clinicianId, startsAt }: Slot) =>
  query(
    `SELECT 1 FROM "Appointment" WHERE "clinicianId" = $1 AND "startsAt" = $2 AND "cancelledAt" IS NULL`,
    [clinicianId, startsAt],
  );

test("a follow-up is booked, appears in the calendar, is canceled with a reason and booked again", async ({
  as,
}) => {
  const family = newName("Marlow");
  const intake = await fileIntake(answersOf("Lund", { family_name: family }));
  const clinician = await addPerson("clinician");
  const [first, second] = [await openSlot(3, clinician), await openSlot(5, clinician)];
  const { page, person } = await as("front_desk");
  const followUp = part(page, "Follow-up");

  await openIntake(page, intake.id);
  await expect(followUp.getByText("No follow-up booked.")).toBeVisible();
  await unfold(page, "Book a follow-up");
  await timeOf(followUp, first).check();
  await page.getByRole("button", { name: "Book follow-up" }).click();
  const booked = followUp.getByText(`${dayTimeText(first.startsAt)} to`);
  await expect(booked).toContainText(`with ${clinician.name}`);

  await page.goto(weekOfSlot(first));
  const row = page.getByRole("row").filter({ hasText: family });
  await expect(row).toContainText(timeText(first.startsAt));
  await expect(row).toContainText(clinician.name);
  await row.getByRole("link", { name: new RegExp(family) }).click();

  await unfold(page, "Cancel");
  await page.getByRole("button", { name: "Cancel follow-up" }).click();
  await expect(page.getByLabel("Reason for canceling")).toHaveAccessibleDescription(
    /Choose a reason/,
  );
  await page.getByLabel("Reason for canceling").selectOption({ label: "The clinician is away" });
  await page.getByRole("button", { name: "Cancel follow-up" }).click();
  await expect(followUp.getByText(/Canceled .*: The clinician is away/)).toBeVisible();
  await page.goto(weekOfSlot(first));
  await expect(page.getByRole("row").filter({ hasText: family })).toHaveCount(0);

  await openIntake(page, intake.id);
  await unfold(page, "Book a follow-up");
  await timeOf(followUp, second).check();
  await page.getByRole("button", { name: "Book follow-up" }).click();
  await expect(followUp.getByText(`${dayTimeText(second.startsAt)} to`)).toBeVisible();

  await unfold(page, "Reschedule");
  await timeOf(page.getByRole("group", { name: "New time" }), first).check();
  await page.getByRole("button", { name: "Reschedule follow-up" }).click();
  await expect(followUp.getByText(/Canceled .*: Rescheduled/)).toBeVisible();
  expect(await liveBookings(first)).toHaveLength(1);
  expect(await liveBookings(second)).toHaveLength(0);
  expect((await trailOf(intake.id)).filter((event) => event.startsWith("appointment."))).toEqual(
    ["booked", "cancelled", "booked", "cancelled", "booked"].map(
      (what) => `appointment.${what} by ${person.name}`,
    ),
  );
});

test.describe("a race", () => {
  // One that fails once has failed.
  test.describe.configure({ retries: 0 });

  test("when twenty people book one slot at once, one gets it and nineteen are told", async ({
    as,
  }) => {
    const [example, wanted] = [await openSlot(7), await openSlot(9)];
    const intakes: Filed[] = [];
    while (intakes.length < 21) intakes.push(await fileIntake(answersOf("Lund")));
    const [model, ...rest] = intakes;
    if (!model) throw new Error("no intake");
    const { page, context } = await as("front_desk");
    await openIntake(page, model.id);
    await unfold(page, "Book a follow-up");
    const radio = timeOf(page, example);
    await radio.check();
    const request = await sentBy(page, page.getByRole("button", { name: "Book follow-up" }));
    const body = request.postDataBuffer()?.toString("latin1") ?? "";
    expect(body).toContain(model.id);
    const chosen = (await radio.getAttribute("value")) ?? "";
    expect(body).toContain(chosen);
    const minuteOf = ({ startsAt }: Slot) => String(startsAt.getTime() / 60_000);
    const other = chosen
      .replace(example.clinicianId, wanted.clinicianId)
      .replace(minuteOf(example), minuteOf(wanted));

    // The same form for twenty other intakes, all for the same slot.
    const answers = await Promise.all(
      rest.map(({ id }) =>
        replay(context, request, {
          change: [
            [model.id, id],
            [chosen, other],
          ],
        }),
      ),
    );
    const words = await Promise.all(answers.map((answer) => answer.text()));
    expect(words.filter((text) => text.includes("Follow-up booked."))).toHaveLength(1);
    expect(words.filter((text) => text.includes("That time was just booked."))).toHaveLength(19);
    expect(await liveBookings(wanted)).toHaveLength(1);
    expect(
      await query(`SELECT 1 FROM "Appointment" WHERE "clinicianId" = $1`, [wanted.clinicianId]),
    ).toHaveLength(1);
  });

  test("a colleague who chooses a slot that was just booked is told so and chooses another", async ({
    as,
  }) => {
    const clinician = await addPerson("clinician");
    const [wanted, other] = [await openSlot(11, clinician), await openSlot(13, clinician)];
    const [mine, theirs] = [
      await fileIntake(answersOf("Lund")),
      await fileIntake(answersOf("Nilsen")),
    ];
    const [slow, quick] = [await as("front_desk"), await as("clinician")];
    await openIntake(slow.page, mine.id);
    await unfold(slow.page, "Book a follow-up");
    await timeOf(slow.page, wanted).check();

    await openIntake(quick.page, theirs.id);
    await unfold(quick.page, "Book a follow-up");
    await timeOf(quick.page, wanted).check();
    await quick.page.getByRole("button", { name: "Book follow-up" }).click();
    await expect(part(quick.page, "Follow-up").getByRole("listitem")).toHaveCount(1);

    await slow.page.getByRole("button", { name: "Book follow-up" }).click();
    await expect(
      slow.page.getByRole("alert").filter({ hasText: "That time was just booked" }),
    ).toBeVisible();
    await timeOf(slow.page, other).check();
    await slow.page.getByRole("button", { name: "Book follow-up" }).click();
    await expect(
      part(slow.page, "Follow-up").getByText(`${dayTimeText(other.startsAt)} to`),
    ).toBeVisible();
    expect(await liveBookings(wanted)).toHaveLength(1);
  });
});

test("a clinician gives hours, which can then be booked, is on leave, and the visit is moved", async ({
  as,
}) => {
  const { page, person } = await as("clinician");
  await page.goto("/staff/availability");
  await expect(page.getByRole("heading", { name: `Usual week of ${person.name}` })).toBeVisible();
  await unfold(page, "Or type usual hours");
  await page.getByRole("button", { name: "Add typed hours" }).click();
  await expect(
    page.getByRole("alert").filter({ hasText: "Choose at least one day." }),
  ).toBeVisible();

  const days = page.getByRole("group", { name: "Days" });
  for (const day of ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"])
    await days.getByLabel(day).check();
  await page.getByLabel("From", { exact: true }).first().fill("09:00");
  await page.getByLabel("To", { exact: true }).first().fill("10:30");
  await page.getByRole("button", { name: "Add typed hours" }).click();
  await expect(page.getByText("Hours added on 6 days of the week.")).toBeVisible();
  // Sunday is painted with the keyboard.
  await page.getByRole("button", { name: "Sunday 09:00", exact: true }).press("Space");
  for (const _ of ["10:00", "10:30"]) await page.keyboard.press("Shift+ArrowRight");
  await expect(page.getByText("Sunday 09:00 to 10:30.")).toBeVisible();
  await page.getByRole("button", { name: "Add hours" }).click();
  await expect(page.getByText("What you chose for them is kept.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Sunday 09:00, open already" })).toBeVisible();
  await page.getByRole("button", { name: "Remove Sunday 09:00 to 10:30" }).click();
  await expect(page.getByRole("button", { name: /^Remove Sunday/ })).toHaveCount(0);

  const { id } = await fileIntake(answersOf("Lund"));
  await openIntake(page, id);
  // Three clicks: in 2 weeks, the time, book.
  await part(page, "Follow-up").getByRole("link", { name: "In 2 weeks" }).click();
  const theirs = page.getByRole("radio", { name: new RegExp(person.name) });
  await expect(theirs).toHaveCount(6 * 3);
  await expect(theirs.first()).toHaveAccessibleName(/09:00/);
  await expect(
    page.getByRole("group", { name: /later than this level should wait/ }).first(),
  ).toBeVisible();
  await theirs.first().check();
  await page.getByRole("button", { name: "Book follow-up" }).click();
  await expect(
    part(page, "Follow-up").getByText(`with ${person.name}, Clinic visit`),
  ).toBeVisible();

  // The calendar shows what is booked, and what is free around it.
  const inTwoWeeks = dayIn(14);
  await page.goto(`/staff/calendar?view=week&week=${inTwoWeeks}&clinician=${person.id}`);
  const calendar = part(page, "Calendar");
  await expect(calendar.getByRole("listitem").filter({ hasText: "Clinic visit" })).toHaveCount(18);
  await expect(calendar.getByRole("link").filter({ hasText: "09:00" })).toHaveCount(1);
  await page.getByRole("link", { name: "List", exact: true }).click();
  await expect(page.getByRole("row").filter({ hasText: person.name })).toHaveCount(1);

  await page.goto("/staff/availability");
  await unfold(page, "Add leave, extra hours or a closed day");
  await page.getByLabel(/^Leave/).check();
  await page.getByLabel("Last day", { exact: true }).fill(dayIn(30));
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText("Added. 1 visit is booked then: move it above.")).toBeVisible();
  const toMove = part(page, /must be moved/)
    .getByRole("listitem")
    .filter({ hasText: person.name });
  await expect(toMove).toHaveCount(1);
  await toMove.getByRole("link").click();
  await unfold(page, "Reschedule");
  const later = page.getByRole("group", { name: "New time" });
  await later
    .getByRole("radio", { name: new RegExp(person.name) })
    .first()
    .check();
  await page.getByRole("button", { name: "Reschedule follow-up" }).click();
  await expect(part(page, "Follow-up").getByText(/Canceled .*: Rescheduled/)).toBeVisible();
  await page.goto("/staff/availability");
  await expect(page.getByRole("heading", { name: "Days that differ" })).toBeVisible();
  await expect(toMove).toHaveCount(0);
});

test("a visit is booked beside others with a reason, arrives, and is seen with what it led to", async ({
  as,
}) => {
  const family = newName("Quist");
  const intake = await fileIntake(answersOf("Lund", { family_name: family }));
  const clinician = await addPerson("clinician");
  const { page } = await as("front_desk");
  const day = dayIn(1);
  await page.goto(`/staff/intakes/${intake.id}/times`);
  await unfold(page, "Book another time on purpose");
  await page.getByLabel("Clinician", { exact: true }).selectOption({ label: clinician.name });
  await page.getByLabel("Day", { exact: true }).fill(day);
  await page.getByLabel("Time", { exact: true }).fill("10:00");
  await page.getByRole("button", { name: "Book beside other visits" }).click();
  await expect(page.getByLabel("Reason", { exact: true })).toHaveAccessibleDescription(
    /Choose a reason/,
  );
  await page.getByLabel("Reason", { exact: true }).selectOption("The patient cannot wait");
  await page.getByRole("button", { name: "Book beside other visits" }).click();
  await expect(
    part(page, "Follow-up").getByText("Booked beside other visits: The patient cannot wait"),
  ).toBeVisible();

  const [begun] = await query<{ startsAt: Date }>(
    `UPDATE "Appointment" SET "startsAt" = now() - interval '5 minutes', "endsAt" = now() + interval '25 minutes'
     WHERE "intakeId" = $1 RETURNING "startsAt"`,
    [intake.id],
  );
  if (!begun) throw new Error("no visit");
  await page.goto(`/staff/calendar?view=list&week=${dateIn(ZONE, begun.startsAt)}`);
  const row = page.getByRole("row").filter({ hasText: family });
  await expect(row).toContainText("Beside others: The patient cannot wait");
  await row.getByRole("button", { name: /^Arrived/ }).click();
  await expect(row.getByRole("button", { name: /^Arrived/ })).toHaveCount(0);
  await row.getByText("Seen", { exact: true }).click();
  await row.getByLabel("What the visit led to").selectOption("Another visit is needed");
  await row.getByRole("button", { name: /^Save outcome/ }).click();
  await expect(row.getByText("Change outcome")).toBeVisible();
  await openIntake(page, intake.id);
  await expect(part(page, "Follow-up").getByText("Seen: Another visit is needed")).toBeVisible();
});

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
