import type { Page } from "@playwright/test";
import { answersOf } from "./people";
import { replay } from "./replay";
import {
  expect,
  fileIntake,
  newName,
  openIntake,
  part,
  rowOf,
  sentBy,
  test,
  trailOf,
  unfold,
} from "./staff";

test("a note to a colleague waits on their list and on the page until they have read it", async ({
  as,
}) => {
  const { id, reference } = await fileIntake(answersOf("Lund"));
  const [doctor, desk] = [await as("clinician"), await as("front_desk")];
  const words = newName("please find an earlier time ");
  await openIntake(doctor.page, id);
  await unfold(doctor.page, "Write a note");
  await doctor.page.getByLabel("Note", { exact: true }).fill(words);
  await doctor.page.getByLabel("Notify (optional)").selectOption({ label: desk.person.name });
  await doctor.page.getByRole("button", { name: "Save note" }).click();
  await expect(part(doctor.page, "History")).toContainText(`Note to ${desk.person.name}`);

  await desk.page.goto("/staff/for-you");
  await expect(part(desk.page, /^Notes to you/)).toContainText(words);
  await openIntake(desk.page, id);
  const told = part(desk.page, "Notes to you");
  await expect(told).toContainText(words);
  await told.getByRole("button", { name: "Mark as read" }).click();
  await expect(told).toHaveCount(0);
  await desk.page.goto("/staff/for-you");
  await expect(desk.page.getByText(reference)).toHaveCount(0);
  expect(await trailOf(id)).toContain(`note.read by ${desk.person.name}`);
});

test("a call that must be tried again shows in the row and comes first on the assignee's list", async ({
  as,
}) => {
  const { id, reference } = await fileIntake(answersOf("Lund", { may_leave_message: "no" }));
  const { page } = await as("front_desk");
  await openIntake(page, id);
  await page.getByRole("button", { name: "Claim" }).click();
  await expect(page.getByText("Assigned to you.")).toBeVisible();
  await page.getByLabel("Left a message (the patient asked us not to)").check();
  await page.getByLabel("Call again").selectOption({ label: "In 15 minutes" });
  await page.getByRole("button", { name: "Save call" }).click();
  await expect(page.getByLabel("Call note (optional)")).toHaveAccessibleDescription(
    /asked us not to leave a message/,
  );
  await page.getByLabel("No answer").check();
  await page.getByRole("button", { name: "Save call" }).click();
  await expect(page.getByText("Call recorded.")).toBeVisible();
  await page.goto("/staff?mine=yes");
  await expect(rowOf(page, reference)).toContainText(/Call again/);
  await page.goto("/staff/for-you");
  await expect(
    part(page, /^Calls due/)
      .getByRole("listitem")
      .first(),
  ).toContainText(reference);
});

test("the author alone marks a call and a note as entered in error, with and without JavaScript", async ({
  as,
  browser,
  address,
}) => {
  const { id, reference } = await fileIntake(answersOf("Lund"));
  const [doctor, desk] = [await as("clinician"), await as("front_desk")];
  const [called, noted] = [newName("rang the number of "), newName("belongs to another one ")];
  await openIntake(doctor.page, id);
  await doctor.page.getByRole("button", { name: "Claim" }).click();
  await expect(doctor.page.getByText("Assigned to you.")).toBeVisible();
  await doctor.page.getByLabel("No answer").check();
  await doctor.page.getByLabel("Call note (optional)").fill(called);
  await doctor.page.getByLabel("Call again").selectOption({ label: "In 15 minutes" });
  await doctor.page.getByRole("button", { name: "Save call" }).click();
  await expect(part(doctor.page, "History")).toContainText(called);
  await unfold(doctor.page, "Write a note");
  await doctor.page.getByLabel("Note", { exact: true }).fill(noted);
  await doctor.page.getByLabel("Notify (optional)").selectOption({ label: desk.person.name });
  await doctor.page.getByRole("button", { name: "Save note" }).click();
  await expect(part(doctor.page, "History")).toContainText(noted);

  await desk.page.goto("/staff/for-you");
  await expect(part(desk.page, /^Notes to you/)).toContainText(noted);
  await openIntake(desk.page, id);
  await expect(part(desk.page, "History")).toContainText(noted);
  await expect(part(desk.page, "History").getByText("Entered in error?")).toHaveCount(0);

  const itemWith = (page: Page, words: string) =>
    part(page, "History").getByRole("listitem").filter({ hasText: words });
  const note = itemWith(doctor.page, noted);
  await note.getByText("Entered in error?").click();
  const request = await sentBy(
    doctor.page,
    note.getByRole("button", { name: "Mark this note as entered in error" }),
  );
  await expect(note).toContainText(
    new RegExp(`Entered in error, marked by ${doctor.person.name}, .*\\d\\d:\\d\\d`),
  );
  await expect(note.locator("s", { hasText: noted })).toBeVisible();
  await expect(note.getByRole("button")).toHaveCount(0);
  const refused = await replay(desk.context, request);
  expect(await refused.text()).toContain(
    "Only the person who entered this can mark it as entered in error.",
  );

  const plain = await browser.newContext({ baseURL: address, javaScriptEnabled: false });
  await plain.addCookies(await doctor.context.cookies());
  const page = await plain.newPage();
  await page.goto(`/staff/intakes/${id}`);
  const call = itemWith(page, called);
  await call.getByText("Entered in error?").click();
  await call.getByRole("button", { name: "Mark this call as entered in error" }).click();
  await expect(call).toContainText(`Entered in error, marked by ${doctor.person.name}`);
  await page.goto("/staff?mine=yes");
  await expect(rowOf(page, reference)).toBeVisible();
  await expect(rowOf(page, reference)).not.toContainText(/Call (again|due)/);
  await plain.close();

  await openIntake(desk.page, id);
  await expect(part(desk.page, "Notes to you")).toHaveCount(0);
  await expect(itemWith(desk.page, noted)).toContainText("Entered in error");
  await desk.page.goto("/staff/for-you");
  await expect(desk.page.getByText(reference)).toHaveCount(0);
  const events = await trailOf(id);
  for (const what of ["note", "call"])
    expect(events).toContain(`${what}.taken_back by ${doctor.person.name}`);
});

test("an @ and a few letters find the recipient of a note, with the keyboard alone or a click", async ({
  as,
}) => {
  const { id } = await fileIntake(answersOf("Lund"));
  const [doctor, first, second] = [
    await as("clinician"),
    await as("front_desk"),
    await as("clinician"),
  ];
  const { page } = doctor;
  await openIntake(page, id);
  await unfold(page, "Write a note");
  const text = page.getByLabel("Note", { exact: true });
  const tell = page.getByLabel("Notify (optional)");
  const offers = page.getByRole("listbox", { name: "Colleagues" });
  await expect(text).toHaveAccessibleDescription(/Type @ and a name/);
  await text.pressSequentially("Mail me a@dr. Please @dr");
  await expect(offers.getByRole("option").nth(1)).toBeVisible();
  await expect(offers.getByRole("option", { selected: true })).toHaveText(
    await offers.getByRole("option").first().innerText(),
  );
  await text.press("ArrowUp");
  await text.press("ArrowDown");
  await text.press("ArrowDown");
  const chosen = offers.getByRole("option").nth(1);
  await expect(chosen).toHaveAttribute("aria-selected", "true");
  await expect(text).toHaveAttribute(
    "aria-activedescendant",
    (await chosen.getAttribute("id")) ?? "",
  );
  const words = await chosen.innerText();
  await text.press("Enter");
  await expect(offers).toHaveCount(0);
  await expect(text).toHaveValue(`Mail me a@dr. Please @${words} `);
  await expect(tell.getByRole("option", { selected: true })).toHaveText(words);

  await text.fill("");
  await text.pressSequentially(`@${first.person.name.toLowerCase().replace(" ", "")}`);
  await expect(offers.getByRole("option")).toHaveText([first.person.name]);
  await text.press("Escape");
  await expect(offers).toHaveCount(0);
  await text.press("Enter");
  await expect(text).toHaveValue(/^@dr[0-9a-f]{8}\n$/);

  await tell.selectOption({ label: first.person.name });
  await text.pressSequentially(`call back, @${second.person.name}`);
  await offers.getByRole("option", { name: second.person.name }).click();
  await expect(tell).toHaveValue(second.person.id);
  await expect(
    page.getByText(`A note goes to one person: now ${second.person.name}.`),
  ).toBeVisible();
  await text.pressSequentially("before noon");
  await page.getByRole("button", { name: "Save note" }).click();
  const history = part(page, "History");
  await expect(history).toContainText(`Note to ${second.person.name}`);
  await expect(history).toContainText(`call back, @${second.person.name} before noon`);
  await expect(page.getByText("A note goes to one person")).toHaveCount(0);
  await second.page.goto("/staff/for-you");
  await expect(part(second.page, /^Notes to you/)).toContainText("before noon");
});
