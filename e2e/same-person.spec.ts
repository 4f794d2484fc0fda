import { randomUUID } from "node:crypto";
import { answersOf } from "./people";
import { expect, fileIntake, newName, openIntake, part, rowOf, test, trailOf } from "./staff";

/**
 * The same person writes again and again, each time a little differently. Each test has its own
 * date of birth, because another test's people would match too.
 */
async function fileThrice(birth_date: string) {
  const family_name = newName("Quarrel");
  const phone = `+1212${2_000_000 + (Number.parseInt(randomUUID().slice(0, 6), 16) % 7_999_999)}`;
  const person = { family_name, birth_date, phone };
  const [first, second, third] = [
    await fileIntake(answersOf("Nilsen", { ...person, pain_score: "2" })),
    await fileIntake(answersOf("Nilsen", { ...person, pain_score: "5" })),
    await fileIntake(answersOf("Nilsen", { ...person, pain_score: "4" })),
  ];
  return { family_name, first, second, third };
}

test("a clinician sees who may be the same person and what changed, links them and undoes it", async ({
  as,
}) => {
  const { first, second } = await fileThrice("1961-07-04");
  const { page, person } = await as("clinician");
  await openIntake(page, second.id);
  const possible = part(page, "Possibly the same person");
  const item = possible.getByRole("listitem").filter({ hasText: first.reference });
  await expect(item).toContainText(/earlier, Routine open/);
  await expect(item).toContainText(
    "Same date of birth, phone, last name (or one that sounds like it).",
  );

  await item.getByRole("link", { name: `Compare with ${first.reference}` }).click();
  await expect(
    page.getByRole("heading", { name: `Compared with ${first.reference}` }),
  ).toBeVisible();
  const changed = page
    .getByRole("row")
    .filter({ has: page.getByRole("cell", { name: "5", exact: true }) });
  await expect(
    changed.filter({ has: page.getByRole("cell", { name: "2", exact: true }) }),
  ).toHaveCount(1);
  expect(await trailOf(first.id)).toContainEqual(`intake.opened by ${person.name}`);

  await page.getByRole("button", { name: `Same person: link ${first.reference}` }).click();
  const linked = part(page, "Confirmed same person");
  await expect(linked).toContainText(`The same person, marked by ${person.name}`);
  await openIntake(page, first.id);
  await expect(linked.getByRole("link", { name: second.reference, exact: true })).toBeVisible();
  await expect(part(page, "History")).toContainText(
    `Linked with ${second.reference} as the same person`,
  );
  await page.getByRole("button", { name: `Undo the decision about ${second.reference}` }).click();
  await expect(part(page, "History")).toContainText(`Undid the decision about ${second.reference}`);
  await expect(linked).toHaveCount(0);

  await page.getByRole("button", { name: `Different person: ${second.reference}` }).click();
  await expect(page.getByText("Marked as different people (1)")).toBeVisible();
});

test("the third contact in 30 days is marked on the board and on its page", async ({ as }) => {
  const { third } = await fileThrice("1961-07-05");
  const { page } = await as("clinician");
  await page.goto("/staff?level=ROUTINE");
  await expect(rowOf(page, third.reference)).toContainText("3 contacts in 30 days");
  await openIntake(page, third.id);
  await expect(part(page, "Possibly the same person")).toContainText(
    /3 contacts in 30 days: .* the rules say Soon/,
  );
});

test("the front desk compares the identities of two people, and reads no answers there", async ({
  as,
}) => {
  const { first, second, family_name } = await fileThrice("1961-07-06");
  const { page } = await as("front_desk");
  await page.goto(`/staff/intakes/${second.id}?compare=${first.id}`);
  const name = page.getByRole("row").filter({ hasText: "Name" });
  await expect(name).toContainText(family_name);
  await expect(page.getByRole("heading", { name: "Answers that changed" })).toHaveCount(0);
  await page.getByRole("button", { name: `Same person: link ${first.reference}` }).click();
  await expect(part(page, "Confirmed same person")).toBeVisible();
});
