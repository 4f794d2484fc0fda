import { answersOf } from "./people";
import { dayIn } from "./slots";
import { expect, fileIntake, openIntake, part, test, unfold } from "./staff";

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
  await unfold(page, "These hours in words, and remove them");
  await page.getByRole("button", { name: "Remove Sunday 09:00 to 10:30" }).click();
  await expect(page.getByRole("button", { name: /^Remove Sunday/ })).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^Remove Monday/ })).toBeVisible();

  const { id, reference } = await fileIntake(answersOf("Lund"));
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
  await page.getByRole("button", { name: "Book this time" }).click();
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
  // Another test may have booked an hour of theirs, too.
  await expect(page.getByText(/^Added\. \d+ visits? (is|are) booked then: /)).toBeVisible();
  const toMove = part(page, /must be moved/)
    .getByRole("listitem")
    .filter({ hasText: reference });
  // Beyond the first three it is folded away, and other tests add and move visits meanwhile.
  const folded = part(page, /must be moved/)
    .locator("details:not([open]) > summary")
    .filter({ hasText: /^The other \d+$/ });
  await expect(async () => {
    if ((await folded.count()) > 0) await folded.click({ timeout: 500 });
    await expect(toMove).toHaveCount(1, { timeout: 500 });
    await expect(toMove.getByRole("link")).toBeVisible({ timeout: 500 });
  }).toPass();
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
