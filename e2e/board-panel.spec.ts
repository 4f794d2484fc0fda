import { expectNoBarrierLightOrDark } from "./barriers";
import { answersOf } from "./people";
import { expect, fileIntake, newName, rowOf, test, trailOf } from "./staff";

test.describe.configure({ timeout: 300_000 });
test.use({ viewport: { width: 1366, height: 768 } });

test("an intake opens beside the queue, is claimed there, and the filter stays on the way back", async ({
  as,
}) => {
  const [one, two] = [newName("Ash"), newName("Birch")];
  const first = await fileIntake(answersOf("Lund", { family_name: one }));
  const second = await fileIntake(answersOf("Lund", { family_name: two }));
  const { page, person } = await as("clinician");
  await page.goto("/staff?level=SOON&rows=line");
  await rowOf(page, first.reference).getByRole("link").click();
  const panel = page.getByRole("region", { name: "Open intake" });
  const name = panel.getByRole("heading").first();
  await expect(name).toContainText(one);
  await expect(page).toHaveURL(/level=SOON&rows=line&open=/);
  await expect(rowOf(page, second.reference)).toBeVisible();
  await expect(panel.getByRole("link", { name: /^Call / })).toBeInViewport();
  expect(await trailOf(first.id)).toContain(`intake.opened by ${person.name}`);
  const parts = panel.locator("section");
  await expect(parts.filter({ hasText: "Why Soon" })).toBeVisible();
  expect(await parts.count()).toBeGreaterThan(2);
  for (const part of await parts.all()) await expect(part).toBeVisible();
  await expectNoBarrierLightOrDark(page, "the queue with its panel");

  // The foot comes last; the form that closes names it too.
  await expect(panel.getByRole("link", { name: "Record a call" }).last()).toBeInViewport();
  await panel.getByRole("button", { name: "Claim" }).click();
  await expect(panel.getByText("Assigned to you.")).toBeVisible();
  await expect(rowOf(page, first.reference)).toContainText("You");

  await rowOf(page, second.reference).getByRole("link").click();
  await expect(name).toContainText(two);
  await panel.getByRole("link", { name: "Full page" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(two);
  await page.goBack();
  await expect(name).toContainText(two);
  await panel.getByRole("link", { name: "Close panel" }).click();
  await expect(panel).toHaveCount(0);
  await expect(page).toHaveURL(/level=SOON&rows=line$/);
  await page.goto(`/staff?open=${person.id}`);
  await expect(panel).toContainText("There is no such intake any more.");
});
