import { dateIn } from "@/lib/time";
import { query } from "./database";
import { answersOf } from "./people";
import { openSlot, type Slot } from "./slots";
import {
  addPerson,
  expect,
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

// A race that fails once has failed: no retries.
test.describe.configure({ retries: 0 });

const ZONE = "America/New_York";
const format = (options: Intl.DateTimeFormatOptions, moment: Date) =>
  new Intl.DateTimeFormat("en-US", { timeZone: ZONE, ...options }).format(moment);
const timeText = (moment: Date) =>
  format({ hour: "numeric", minute: "2-digit", hourCycle: "h23" }, moment);
const dayTimeText = (moment: Date) =>
  `${format({ weekday: "short", day: "numeric", month: "short" }, moment)}, ${timeText(moment)}`;
const weekOfSlot = ({ startsAt }: Slot) => `/staff/calendar?week=${dateIn(ZONE, startsAt)}`;

const liveBookings = (slotId: string) =>
  query(`SELECT 1 FROM "Appointment" WHERE "slotId" = $1 AND "cancelledAt" IS NULL`, [slotId]);

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
  await page.getByLabel("Clinician and time").selectOption(first.id);
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
  await page.getByLabel("Clinician and time").selectOption(second.id);
  await page.getByRole("button", { name: "Book follow-up" }).click();
  await expect(followUp.getByText(`${dayTimeText(second.startsAt)} to`)).toBeVisible();

  await unfold(page, "Reschedule");
  await page.getByLabel("New time").selectOption(first.id);
  await page.getByRole("button", { name: "Reschedule follow-up" }).click();
  await expect(followUp.getByText(/Canceled .*: Rescheduled/)).toBeVisible();
  expect(await liveBookings(first.id)).toHaveLength(1);
  expect(await liveBookings(second.id)).toHaveLength(0);
  expect((await trailOf(intake.id)).filter((event) => event.startsWith("appointment."))).toEqual(
    ["booked", "cancelled", "booked", "cancelled", "booked"].map(
      (what) => `appointment.${what} by ${person.name}`,
    ),
  );
});

test("when twenty people book one slot at once, one gets it and nineteen are told", async ({
  as,
}) => {
  const [example, wanted] = [await openSlot(7), await openSlot(9)];
  const intakes = await Promise.all(
    Array.from({ length: 21 }, () => fileIntake(answersOf("Lund"))),
  );
  const [model, ...rest] = intakes;
  if (!model) throw new Error("no intake");
  const { page, context } = await as("front_desk");
  await openIntake(page, model.id);
  await unfold(page, "Book a follow-up");
  await page.getByLabel("Clinician and time").selectOption(example.id);
  const request = await sentBy(page, page.getByRole("button", { name: "Book follow-up" }));
  const body = request.postDataBuffer()?.toString("latin1") ?? "";
  expect(body).toContain(model.id);
  expect(body).toContain(example.id);

  // The same form for twenty other intakes, all for the same slot.
  const answers = await Promise.all(
    rest.map(({ id }) =>
      replay(context, request, {
        change: [
          [model.id, id],
          [example.id, wanted.id],
        ],
      }),
    ),
  );
  const words = await Promise.all(answers.map((answer) => answer.text()));
  expect(words.filter((text) => text.includes("Follow-up booked."))).toHaveLength(1);
  expect(words.filter((text) => text.includes("That time was just booked."))).toHaveLength(19);
  expect(await liveBookings(wanted.id)).toHaveLength(1);
  expect(await query(`SELECT 1 FROM "Appointment" WHERE "slotId" = $1`, [wanted.id])).toHaveLength(
    1,
  );
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
  await slow.page.getByLabel("Clinician and time").selectOption(wanted.id);

  await openIntake(quick.page, theirs.id);
  await unfold(quick.page, "Book a follow-up");
  await quick.page.getByLabel("Clinician and time").selectOption(wanted.id);
  await quick.page.getByRole("button", { name: "Book follow-up" }).click();
  await expect(part(quick.page, "Follow-up").getByRole("listitem")).toHaveCount(1);

  await slow.page.getByRole("button", { name: "Book follow-up" }).click();
  await expect(
    slow.page.getByRole("alert").filter({ hasText: "That time was just booked" }),
  ).toBeVisible();
  await slow.page.getByLabel("Clinician and time").selectOption(other.id);
  await slow.page.getByRole("button", { name: "Book follow-up" }).click();
  await expect(
    part(slow.page, "Follow-up").getByText(`${dayTimeText(other.startsAt)} to`),
  ).toBeVisible();
  expect(await liveBookings(wanted.id)).toHaveLength(1);
});

test("a clinician adds slots, which can then be booked, and withdraws one", async ({ as }) => {
  const { page, person } = await as("clinician");
  await page.goto("/staff/availability");
  await unfold(page, "Add availability");
  await page.getByLabel("Clinician").selectOption(person.id);
  await page.getByLabel("Date").fill("2020-01-06");
  await page.getByRole("button", { name: "Add slots" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "That time has passed" })).toBeVisible();

  const day = dateIn(ZONE, new Date(Date.now() + 10 * 86_400_000));
  await page.getByLabel("Date").fill(day);
  await page.getByLabel("From", { exact: true }).fill("09:00");
  await page.getByLabel("To", { exact: true }).fill("10:30");
  await page.getByRole("button", { name: "Add slots" }).click();
  await expect(page.getByText("3 slots added.")).toBeVisible();

  await page.goto(`/staff/availability?week=${day}`);
  await page.getByRole("button", { name: `Withdraw 09:00 to 09:30, ${person.name}` }).click();
  await expect(page.getByRole("row").filter({ hasText: person.name })).toHaveCount(2);

  const { id } = await fileIntake(answersOf("Lund"));
  await openIntake(page, id);
  await unfold(page, "Book a follow-up");
  const offered = await page
    .getByLabel("Clinician and time")
    .getByRole("option")
    .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
  const slots = await query<{ id: string; withdrawn: boolean }>(
    `SELECT "id", "withdrawnAt" IS NOT NULL AS "withdrawn" FROM "Slot" WHERE "clinicianId" = $1`,
    [person.id],
  );
  expect(slots).toHaveLength(3);
  for (const slot of slots) expect(offered.includes(slot.id)).toBe(!slot.withdrawn);
});
