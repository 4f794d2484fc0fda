import { answersOf } from "./people";
import {
  expect,
  fileEmergency,
  fileIntake,
  newName,
  openIntake,
  part,
  rowOf,
  test,
  unfold,
} from "./staff";

test("a clinician hands an intake off to the front desk, who sees it at once and claims it, and the clinician sees that", async ({
  as,
}) => {
  const { id, reference } = await fileIntake(answersOf("Lund"));
  const [doctor, desk] = [await as("clinician"), await as("front_desk")];
  const words = newName("ring the daughter first ");
  await desk.page.goto("/staff/calendar");
  const forYou = desk.page.getByRole("link", { name: /^For you/ });
  const before = Number((await forYou.innerText()).match(/\d+/)?.[0] ?? 0);

  await openIntake(doctor.page, id);
  await doctor.page.getByRole("button", { name: "Claim" }).click();
  await expect(doctor.page.getByText("Assigned to you.")).toBeVisible();
  await unfold(doctor.page, "Hand off");
  await doctor.page.getByLabel("To", { exact: true }).selectOption(desk.person.id);
  await doctor.page.getByLabel("What they should know (optional)").fill(words);
  await doctor.page.getByRole("button", { name: "Hand off intake" }).click();
  await expect(doctor.page.getByText(`Waiting for ${desk.person.name}`)).toBeVisible();
  await expect(forYou).toContainText(String(before + 1));

  await desk.page.goto("/staff?level=SOON");
  await expect(rowOf(desk.page, reference)).toContainText(doctor.person.name);
  await expect(rowOf(desk.page, reference)).toContainText(`handed off to ${desk.person.name}`);
  await forYou.click();
  const handed = part(desk.page, /^Handed off to you/);
  await expect(handed).toContainText(words);
  await expect(handed).toContainText(`Assigned to ${doctor.person.name} until claimed.`);
  await handed.getByRole("button", { name: `Claim ${reference}` }).click();
  await expect(handed.getByText(reference)).toHaveCount(0);

  await doctor.page.getByRole("button", { name: "Withdraw the handoff" }).click();
  const alert = doctor.page.getByRole("alert").filter({ hasText: "There is a problem" });
  await expect(alert).toContainText(
    new RegExp(`Claimed after a handoff, by ${desk.person.name}, .*\\d\\d:\\d\\d`),
  );
  await openIntake(doctor.page, id);
  await expect(doctor.page.getByText(`Assigned to ${desk.person.name}.`)).toBeVisible();
  const history = part(doctor.page, "History");
  await expect(history).toContainText(`Handed off to ${desk.person.name}`);
  await expect(history.getByText(words)).toBeVisible();
});

test("an emergency handed off to any clinician keeps ringing until one claims it, and the handoff can be withdrawn", async ({
  as,
}) => {
  const { id, reference } = await fileEmergency();
  const [desk, doctor] = [await as("front_desk"), await as("clinician")];
  await openIntake(desk.page, id);
  await unfold(desk.page, "Assign");
  await desk.page.getByLabel("To", { exact: true }).selectOption({ label: "any clinician" });
  await desk.page.getByRole("button", { name: "Assign intake" }).click();
  await expect(desk.page.getByText("Waiting for any clinician")).toBeVisible();
  await doctor.page.goto("/staff?level=EMERGENCY");
  await expect(rowOf(doctor.page, reference)).toContainText("Unacknowledged");
  await expect(rowOf(doctor.page, reference)).toContainText("handed off to any clinician");
  await desk.page.getByRole("button", { name: "Withdraw the handoff" }).click();
  await expect(desk.page.getByText("Waiting for any clinician")).toHaveCount(0);
  await expect(part(desk.page, "History")).toContainText("Handoff withdrawn");
});

test("a review of an intake that a colleague changed says what changed and when, and keeps the text", async ({
  as,
}) => {
  const { id } = await fileIntake(answersOf("Lund"));
  const [fast, slow] = [await as("clinician"), await as("clinician")];
  const reason = newName("seen this morning, much better ");
  await openIntake(slow.page, id);
  await openIntake(fast.page, id);
  await fast.page
    .getByRole("group", { name: "Which level is right?" })
    .getByLabel("Urgent")
    .check();
  await fast.page.getByLabel("Reason").fill("Found a weak foot on the phone");
  await fast.page.getByRole("button", { name: "Save review" }).click();
  await expect(fast.page.getByText("Review recorded.")).toBeVisible();
  await slow.page
    .getByRole("group", { name: "Which level is right?" })
    .getByLabel("Routine")
    .check();
  await slow.page.getByLabel("Reason").fill(reason);
  await slow.page.getByRole("button", { name: "Save review" }).click();
  const alert = slow.page.getByRole("alert").filter({ hasText: "There is a problem" });
  await expect(alert).toContainText(
    new RegExp(`Review: changed from Soon to Urgent, by ${fast.person.name}, .*\\d\\d:\\d\\d`),
  );
  await expect(slow.page.getByLabel("Reason")).toHaveValue(reason);
});
