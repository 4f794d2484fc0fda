import { dateIn } from "@/lib/time";
import { query } from "./database";
import { answersOf } from "./people";
import { replay } from "./replay";
import {
  dayIn,
  dayTimeText,
  liveBookings,
  openSlot,
  type Slot,
  timeOf,
  timeText,
  ZONE,
} from "./slots";
import {
  addPerson,
  expect,
  type Filed,
  fileIntake,
  newName,
  openIntake,
  part,
  sentBy,
  test,
  trailOf,
  unfold,
} from "./staff";

const weekOfSlot = ({ startsAt }: Slot) =>
  `/staff/calendar?view=list&week=${dateIn(ZONE, startsAt)}`;

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
  await unfold(page, "Book a visit");
  await timeOf(followUp, first).check();
  await page.getByRole("button", { name: "Book this time" }).click();
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
  await unfold(page, "Book a visit");
  await timeOf(followUp, second).check();
  await page.getByRole("button", { name: "Book this time" }).click();
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
    await unfold(page, "Book a visit");
    const radio = timeOf(page, example);
    await radio.check();
    const request = await sentBy(page, page.getByRole("button", { name: "Book this time" }));
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
    await unfold(slow.page, "Book a visit");
    await timeOf(slow.page, wanted).check();

    await openIntake(quick.page, theirs.id);
    await unfold(quick.page, "Book a visit");
    await timeOf(quick.page, wanted).check();
    await quick.page.getByRole("button", { name: "Book this time" }).click();
    await expect(part(quick.page, "Follow-up").getByRole("listitem")).toHaveCount(1);

    await slow.page.getByRole("button", { name: "Book this time" }).click();
    await expect(
      slow.page.getByRole("alert").filter({ hasText: "That time was just booked" }),
    ).toBeVisible();
    await timeOf(slow.page, other).check();
    await slow.page.getByRole("button", { name: "Book this time" }).click();
    await expect(
      part(slow.page, "Follow-up").getByText(`${dayTimeText(other.startsAt)} to`),
    ).toBeVisible();
    expect(await liveBookings(wanted)).toHaveLength(1);
  });
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
