import { levelInQueue, query } from "./database";
import { answersOf } from "./people";
import { replay } from "./replay";
import {
  expect,
  fileEmergency,
  fileIntake,
  openIntake,
  part,
  rowOf,
  sentBy,
  test,
  trailOf,
} from "./staff";

const problem = (page: import("@playwright/test").Page) =>
  page.getByRole("alert").filter({ hasText: "There is a problem" });

async function review(
  page: import("@playwright/test").Page,
  level: RegExp | string,
  reason: string,
): Promise<void> {
  const group = page.getByRole("group", { name: "Which level is right?" });
  await group.getByLabel(level).check();
  await page.getByLabel("Reason").fill(reason);
}

test("a clinician confirms the level without giving a reason", async ({ as }) => {
  const { id } = await fileIntake(answersOf("Lund"));
  const { page, person } = await as("clinician");
  await openIntake(page, id);
  await page.getByRole("button", { name: "Confirm Soon" }).click();
  await expect(part(page, "History").getByText("Review: confirmed Soon")).toBeVisible();
  expect(await levelInQueue(id)).toBe("SOON");
  expect(await trailOf(id)).toContain(`review.recorded by ${person.name}`);
});

test("changing the level needs a reason: the error is at the field and nothing is lost", async ({
  as,
}) => {
  const { id, reference } = await fileIntake(answersOf("Lund"));
  const { page } = await as("clinician");
  await openIntake(page, id);
  await review(page, "Urgent", "too short");
  await page.getByRole("button", { name: "Save review" }).click();
  await expect(page.getByLabel("Reason")).toHaveAccessibleDescription(
    /Enter a reason of at least 10 characters/,
  );
  await expect(page.getByLabel("Reason")).toHaveValue("too short");
  await expect(page.getByRole("radio", { name: "Urgent" })).toBeChecked();
  await problem(page).getByRole("link").click();
  await expect(page.getByLabel("Reason")).toBeFocused();
  expect(await levelInQueue(id)).toBe("SOON");

  await page.getByLabel("Reason").fill("Worse than it was on the phone");
  await page.getByRole("button", { name: "Save review" }).click();
  await expect(
    part(page, "History").getByText("Review: changed from Soon to Urgent"),
  ).toBeVisible();
  await expect(part(page, "History").getByText("Worse than it was on the phone")).toBeVisible();
  await page.goto("/staff?level=URGENT");
  await expect(rowOf(page, reference)).toContainText("Urgent");
});

test("an emergency is lowered only when a second clinician agrees, and then the board shows it", async ({
  as,
}) => {
  const { id, reference } = await fileEmergency();
  const first = await as("clinician");
  const second = await as("clinician");
  const reason = "Examined an hour ago: sensation and bladder are normal";
  await openIntake(first.page, id);
  await review(first.page, "Soon", reason);
  await first.page.getByRole("button", { name: "Save review" }).click();
  const waiting = part(first.page, "A second clinician is needed");
  await expect(waiting).toContainText("It stays an Emergency");
  expect(await levelInQueue(id)).toBe("EMERGENCY");

  // The first clinician has no form for it, and a hand-made form is refused.
  await expect(waiting.getByText("Another clinician must decide this.")).toBeVisible();
  await expect(first.page.getByRole("group", { name: "Do you agree?" })).toHaveCount(0);
  await first.page.goto("/staff?level=EMERGENCY");
  await expect(rowOf(first.page, reference)).toContainText("Second clinician needed");

  await openIntake(second.page, id);
  const asked = part(second.page, "A second clinician is needed");
  await expect(asked.getByText(reason)).toBeVisible();
  await asked.getByLabel("No, it stays an Emergency").check();
  await asked.getByRole("button", { name: "Record second review" }).click();
  await expect(asked.getByLabel("Reason")).toHaveAccessibleDescription(
    /Explain why you do not agree/,
  );
  await asked.getByLabel(/Yes, lower it/).check();
  await asked.getByRole("button", { name: "Record second review" }).click();
  await expect(
    part(second.page, "History").getByText("Second review: agrees, now Soon"),
  ).toBeVisible();
  await second.page.goto("/staff?level=SOON");
  await expect(rowOf(second.page, reference)).toContainText("Soon");
  expect((await trailOf(id)).filter((event) => event.startsWith("review."))).toEqual([
    `review.recorded by ${first.person.name}`,
    `review.seconded by ${second.person.name}`,
  ]);
});

test("the first clinician cannot be the second, not even with the colleague's form", async ({
  as,
}) => {
  const { id } = await fileEmergency();
  const first = await as("clinician");
  const second = await as("clinician");
  await openIntake(first.page, id);
  await review(first.page, "Routine", "Known and unchanged for ten years");
  await first.page.getByRole("button", { name: "Save review" }).click();
  await expect(part(first.page, "A second clinician is needed")).toBeVisible();

  await openIntake(second.page, id);
  const form = part(second.page, "A second clinician is needed");
  await form.getByLabel(/Yes, lower it/).check();
  // The colleague's form is intercepted, and the first clinician sends it instead.
  await second.page.route("**/staff/**", (route) =>
    route.request().method() === "POST" ? route.abort() : route.continue(),
  );
  const held = second.page.waitForRequest((request) => request.method() === "POST");
  await form.getByRole("button", { name: "Record second review" }).click();
  const answer = await replay(first.context, await held);
  expect(await answer.text()).toContain("A second clinician must decide this");
  expect(await levelInQueue(id)).toBe("EMERGENCY");
  const taken = await replay(second.context, await held);
  expect(await taken.text()).toContain("Level changed.");
  expect(await levelInQueue(id)).toBe("ROUTINE");
});

test("a review of an intake that a colleague just changed is refused and changes nothing", async ({
  as,
}) => {
  const { id } = await fileIntake(answersOf("Lund"));
  const [quick, slow] = [await as("clinician"), await as("clinician")];
  await openIntake(slow.page, id);
  await openIntake(quick.page, id);
  await review(quick.page, "Urgent", "Cannot lift the foot any more");
  await quick.page.getByRole("button", { name: "Save review" }).click();
  await expect(
    part(quick.page, "History").getByText("Review: changed from Soon to Urgent"),
  ).toBeVisible();
  await review(slow.page, "Routine", "Nothing new since the last visit");
  await slow.page.getByRole("button", { name: "Save review" }).click();
  await expect(problem(slow.page)).toContainText("Someone changed this");
  await expect(slow.page.getByLabel("Reason")).toHaveValue("Nothing new since the last visit");
  expect(await levelInQueue(id)).toBe("URGENT");
  // The page has loaded the news, so the same words can be sent again.
  await expect(
    part(slow.page, "History").getByText("Review: changed from Soon to Urgent"),
  ).toBeVisible();
  await slow.page.getByRole("button", { name: "Save review" }).click();
  await expect(
    part(slow.page, "History").getByText("Review: changed from Urgent to Routine"),
  ).toBeVisible();
});

test("an emergency that nobody reached is closed only with a second clinician, and can be reopened", async ({
  as,
}) => {
  const { id, reference } = await fileEmergency();
  const [first, second] = [await as("clinician"), await as("clinician")];
  const { page } = first;
  await openIntake(page, id);
  await expect(page.getByText("No contact with the patient is recorded")).toBeVisible();
  await expect(page.getByLabel("Appointment booked")).toBeDisabled();
  await page.getByLabel("Sent to the emergency department").check();
  await page.getByRole("button", { name: "Ask a second clinician" }).click();
  await expect(page.getByLabel("Closing note")).toHaveAccessibleDescription(
    /cannot be closed without one/,
  );
  await page.getByLabel("Closing note").fill("The ambulance took her at the door");
  // What is missing leads to where it is done.
  await page.getByRole("link", { name: "Record the call in which you spoke to them" }).click();
  await expect(page.getByRole("group", { name: "How did the call end?" })).toBeVisible();
  const request = await sentBy(page, page.getByRole("button", { name: "Ask a second clinician" }));
  const waiting = part(page, "Closing waits for a second clinician");
  await expect(waiting.getByText("Another clinician must decide this.")).toBeVisible();
  expect(await levelInQueue(id)).toBe("EMERGENCY");

  await openIntake(second.page, id);
  const asked = part(second.page, "Closing waits for a second clinician");
  await expect(asked).toContainText("Sent to the emergency department");
  await expect(asked.getByText("The ambulance took her at the door")).toBeVisible();
  await asked.getByLabel("Yes, close it").check();
  await asked.getByRole("button", { name: "Record decision" }).click();
  await expect(second.page.getByText("This intake is closed.")).toBeVisible();
  await second.page.goto("/staff?level=EMERGENCY");
  await expect(rowOf(second.page, reference)).toHaveCount(0);
  expect(await levelInQueue(id)).toBeUndefined();
  expect(await (await replay(first.context, request)).text()).toContain("This intake is closed");

  await openIntake(page, id);
  await page.getByRole("button", { name: "Reopen" }).click();
  await expect(page.getByText("Unassigned.")).toBeVisible();
  await page.goto("/staff?level=EMERGENCY");
  await expect(rowOf(page, reference)).toBeVisible();
  expect((await trailOf(id)).filter((event) => /clos|reopened/.test(event))).toEqual([
    `closure.requested by ${first.person.name}`,
    `closure.decided by ${second.person.name}`,
    `intake.closed by ${first.person.name}`,
    `intake.reopened by ${first.person.name}`,
  ]);
  const closures = await query(`SELECT 1 FROM "Closure" WHERE "intakeId" = $1`, [id]);
  expect(closures).toHaveLength(1);
});
