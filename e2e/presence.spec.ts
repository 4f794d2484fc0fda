import { answersOf } from "./people";
import { expect, fileIntake, openIntake, rowOf, test } from "./staff";

test("a clinician who opens an intake is named on the board and on the intake, until they leave", async ({
  as,
}) => {
  const { id, reference } = await fileIntake(answersOf("Lund"));
  const [doctor, desk] = [await as("clinician"), await as("front_desk")];
  const looking = `${doctor.person.name} is looking at this`;
  await desk.page.goto("/staff?level=SOON");
  await expect(rowOf(desk.page, reference)).toBeVisible();
  await openIntake(doctor.page, id);
  await expect(rowOf(desk.page, reference)).toContainText(looking);
  await expect(doctor.page.getByText(looking)).toHaveCount(0);
  const board = await desk.context.newPage();
  await board.goto("/staff?level=SOON");
  await openIntake(desk.page, id);
  await expect(desk.page.getByText(looking)).toBeVisible();
  await expect(doctor.page.getByText(`${desk.person.name} is looking at this`)).toBeVisible();
  await doctor.page.getByRole("link", { name: "Back to the queue" }).click();
  await expect(desk.page.getByText(looking)).toHaveCount(0);
  await expect(rowOf(board, reference)).not.toContainText(looking);
});

test("another site and a signed-out person cannot claim to be looking", async ({ as, page }) => {
  const { id } = await fileIntake(answersOf("Lund"));
  const path = `/staff/intakes/${id}/looking`;
  expect(
    (await page.request.post(path, { headers: { "sec-fetch-site": "same-origin" } })).status(),
  ).toBe(401);
  const { context } = await as("clinician");
  const foreign = await context.request.post(path, { headers: { "sec-fetch-site": "cross-site" } });
  expect(foreign.status()).toBe(403);
});
