import type { Page } from "@playwright/test";
import { answersOf } from "./people";
import {
  expect,
  fileEmergency,
  fileIntake,
  newName,
  openIntake,
  part,
  replay,
  rowOf,
  sentBy,
  test,
  trailOf,
  unfold,
} from "./staff";

test("a clinician hands an intake to the front desk, who sees it at once, takes it, and the clinician sees that", async ({
  as,
}) => {
  const { id, reference } = await fileIntake(answersOf("Lund"));
  const [doctor, desk] = [await as("clinician"), await as("front_desk")];
  const words = newName("ring the daughter first ");
  await desk.page.goto("/staff/calendar");
  const forYou = desk.page.getByRole("link", { name: /^For you/ });
  const before = Number((await forYou.innerText()).match(/\d+/)?.[0] ?? 0);

  await openIntake(doctor.page, id);
  await doctor.page.getByRole("button", { name: "Take it" }).click();
  await expect(doctor.page.getByText("You have this.")).toBeVisible();
  await unfold(doctor.page, "Hand it over");
  await doctor.page.getByLabel("To", { exact: true }).selectOption(desk.person.id);
  await doctor.page.getByLabel("What they should know (optional)").fill(words);
  await doctor.page.getByRole("button", { name: "Hand it over" }).click();
  await expect(doctor.page.getByText(`Meant for ${desk.person.name}`)).toBeVisible();
  await expect(forYou).toContainText(String(before + 1));

  await desk.page.goto("/staff?level=SOON");
  await expect(rowOf(desk.page, reference)).toContainText(doctor.person.name);
  await expect(rowOf(desk.page, reference)).toContainText(`for ${desk.person.name}`);
  await forYou.click();
  const handed = part(desk.page, /^Handed to you/);
  await expect(handed).toContainText(words);
  await expect(handed).toContainText(`${doctor.person.name} has it until it is taken.`);
  await handed.getByRole("button", { name: `Take ${reference}` }).click();
  await expect(handed.getByText(reference)).toHaveCount(0);

  await doctor.page.getByRole("button", { name: "Take the hand-over back" }).click();
  const alert = doctor.page.getByRole("alert").filter({ hasText: "There is a problem" });
  await expect(alert).toContainText(
    new RegExp(`Taken, as handed over, by ${desk.person.name}, .*\\d\\d:\\d\\d`),
  );
  await openIntake(doctor.page, id);
  await expect(doctor.page.getByText(`${desk.person.name} has this.`)).toBeVisible();
  const history = part(doctor.page, "History");
  await expect(history).toContainText(`Handed over to ${desk.person.name}`);
  await expect(history.getByText(words)).toBeVisible();
});

test("an emergency that is meant for any clinician goes on ringing until one takes it, and it can be taken back", async ({
  as,
}) => {
  const { id, reference } = await fileEmergency();
  const [desk, doctor] = [await as("front_desk"), await as("clinician")];
  await openIntake(desk.page, id);
  await unfold(desk.page, "Say who should take it");
  await desk.page.getByLabel("To", { exact: true }).selectOption({ label: "any clinician" });
  await desk.page.getByRole("button", { name: "Hand it over" }).click();
  await expect(desk.page.getByText("Meant for any clinician")).toBeVisible();
  await doctor.page.goto("/staff?level=EMERGENCY");
  await expect(rowOf(doctor.page, reference)).toContainText("Nobody yet");
  await expect(rowOf(doctor.page, reference)).toContainText("for any clinician");
  await desk.page.getByRole("button", { name: "Take the hand-over back" }).click();
  await expect(desk.page.getByText("Meant for any clinician")).toHaveCount(0);
  await expect(part(desk.page, "History")).toContainText("Hand-over taken back");
});

test("a note to a colleague waits on their list and on the page until they have read it", async ({
  as,
}) => {
  const { id, reference } = await fileIntake(answersOf("Lund"));
  const [doctor, desk] = [await as("clinician"), await as("front_desk")];
  const words = newName("please find an earlier time ");
  await openIntake(doctor.page, id);
  await unfold(doctor.page, "Write a note");
  await doctor.page.getByLabel("Note", { exact: true }).fill(words);
  await doctor.page.getByLabel("Tell (optional)").selectOption({ label: desk.person.name });
  await doctor.page.getByRole("button", { name: "Save note" }).click();
  await expect(part(doctor.page, "History")).toContainText(`Note to ${desk.person.name}`);

  await desk.page.goto("/staff/for-you");
  await expect(part(desk.page, /^Written to you/)).toContainText(words);
  await openIntake(desk.page, id);
  const told = part(desk.page, "Written to you");
  await expect(told).toContainText(words);
  await told.getByRole("button", { name: "I have read it" }).click();
  await expect(told).toHaveCount(0);
  await desk.page.goto("/staff/for-you");
  await expect(desk.page.getByText(reference)).toHaveCount(0);
  expect(await trailOf(id)).toContain(`note.read by ${desk.person.name}`);
});

test("a call that is to be tried again stands in the row and first on the list of who has it", async ({
  as,
}) => {
  const { id, reference } = await fileIntake(answersOf("Lund", { may_leave_message: "no" }));
  const { page } = await as("front_desk");
  await openIntake(page, id);
  await page.getByRole("button", { name: "Take it" }).click();
  await expect(page.getByText("You have this.")).toBeVisible();
  await unfold(page, "Record a call");
  await page.getByLabel("Left a message (the patient asked for none)").check();
  await page.getByLabel("Next try").selectOption({ label: "In 15 minutes" });
  await page.getByRole("button", { name: "Save call" }).click();
  await expect(page.getByLabel("Call note (optional)")).toHaveAccessibleDescription(
    /asked for no message/,
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

test("who reviews what a colleague changed meanwhile is told what and when, and keeps their words", async ({
  as,
}) => {
  const { id } = await fileIntake(answersOf("Lund"));
  const [fast, slow] = [await as("clinician"), await as("clinician")];
  const reason = newName("seen this morning, much better ");
  await openIntake(slow.page, id);
  await openIntake(fast.page, id);
  await unfold(fast.page, "Review the level");
  await fast.page
    .getByRole("group", { name: "Which level is right?" })
    .getByLabel("Urgent")
    .check();
  await fast.page.getByLabel("Reason").fill("Found a weak foot on the phone");
  await fast.page.getByRole("button", { name: "Save review" }).click();
  await expect(fast.page.getByText("Review recorded.")).toBeVisible();
  await unfold(slow.page, "Review the level");
  await slow.page
    .getByRole("group", { name: "Which level is right?" })
    .getByLabel("Routine")
    .check();
  await slow.page.getByLabel("Reason").fill(reason);
  await slow.page.getByRole("button", { name: "Save review" }).click();
  const alert = slow.page.getByRole("alert").filter({ hasText: "There is a problem" });
  await expect(alert).toContainText(
    new RegExp(`Review: changed Soon to Urgent, by ${fast.person.name}, .*\\d\\d:\\d\\d`),
  );
  await expect(slow.page.getByLabel("Reason")).toHaveValue(reason);
});

test("a call and a note that were recorded by mistake are taken back by who wrote them, also without JavaScript, and by nobody else", async ({
  as,
  browser,
  address,
}) => {
  const { id, reference } = await fileIntake(answersOf("Lund"));
  const [doctor, desk] = [await as("clinician"), await as("front_desk")];
  const [called, noted] = [newName("rang the number of "), newName("belongs to another one ")];
  await openIntake(doctor.page, id);
  await doctor.page.getByRole("button", { name: "Take it" }).click();
  await expect(doctor.page.getByText("You have this.")).toBeVisible();
  await unfold(doctor.page, "Record a call");
  await doctor.page.getByLabel("No answer").check();
  await doctor.page.getByLabel("Call note (optional)").fill(called);
  await doctor.page.getByLabel("Next try").selectOption({ label: "In 15 minutes" });
  await doctor.page.getByRole("button", { name: "Save call" }).click();
  await expect(part(doctor.page, "History")).toContainText(called);
  await unfold(doctor.page, "Write a note");
  await doctor.page.getByLabel("Note", { exact: true }).fill(noted);
  await doctor.page.getByLabel("Tell (optional)").selectOption({ label: desk.person.name });
  await doctor.page.getByRole("button", { name: "Save note" }).click();
  await expect(part(doctor.page, "History")).toContainText(noted);

  await desk.page.goto("/staff/for-you");
  await expect(part(desk.page, /^Written to you/)).toContainText(noted);
  await openIntake(desk.page, id);
  await expect(part(desk.page, "History")).toContainText(noted);
  await expect(part(desk.page, "History").getByText("Recorded by mistake?")).toHaveCount(0);

  const itemWith = (page: Page, words: string) =>
    part(page, "History").getByRole("listitem").filter({ hasText: words });
  const note = itemWith(doctor.page, noted);
  await note.getByText("Recorded by mistake?").click();
  const request = await sentBy(
    doctor.page,
    note.getByRole("button", { name: "Take this note back" }),
  );
  await expect(note).toContainText(
    new RegExp(`Taken back by ${doctor.person.name}, .*\\d\\d:\\d\\d`),
  );
  await expect(note.locator("s", { hasText: noted })).toBeVisible();
  await expect(note.getByRole("button")).toHaveCount(0);
  const refused = await replay(desk.context, request);
  expect(await refused.text()).toContain("Only the person who wrote this can take it back.");

  const plain = await browser.newContext({ baseURL: address, javaScriptEnabled: false });
  await plain.addCookies(await doctor.context.cookies());
  const page = await plain.newPage();
  await page.goto(`/staff/intakes/${id}`);
  const call = itemWith(page, called);
  await call.getByText("Recorded by mistake?").click();
  await call.getByRole("button", { name: "Take this call back" }).click();
  await expect(call).toContainText(`Taken back by ${doctor.person.name}`);
  await page.goto("/staff?mine=yes");
  await expect(rowOf(page, reference)).toBeVisible();
  await expect(rowOf(page, reference)).not.toContainText(/Call (again|due)/);
  await plain.close();

  await openIntake(desk.page, id);
  await expect(part(desk.page, "Written to you")).toHaveCount(0);
  await expect(itemWith(desk.page, noted)).toContainText("Taken back");
  await desk.page.goto("/staff/for-you");
  await expect(desk.page.getByText(reference)).toHaveCount(0);
  const events = await trailOf(id);
  for (const what of ["note", "call"])
    expect(events).toContain(`${what}.taken_back by ${doctor.person.name}`);
});

test("whom a note is for is found by an @ and letters while it is typed, with the keyboard alone or a click", async ({
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
  const tell = page.getByLabel("Tell (optional)");
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
  await expect(page.getByText(`Only one can be told: now ${second.person.name}.`)).toBeVisible();
  await text.pressSequentially("before noon");
  await page.getByRole("button", { name: "Save note" }).click();
  const history = part(page, "History");
  await expect(history).toContainText(`Note to ${second.person.name}`);
  await expect(history).toContainText(`call back, @${second.person.name} before noon`);
  await expect(page.getByText("Only one can be told")).toHaveCount(0);
  await second.page.goto("/staff/for-you");
  await expect(part(second.page, /^Written to you/)).toContainText("before noon");
});
