import { answersOf } from "./people";
import { expect, fileIntake, newName, openIntake, part, test } from "./staff";

test.use({ viewport: { width: 1366, height: 768 } });

test("a clinician sees what was denied and what to ask, and copies it all for another record", async ({
  as,
}) => {
  const family = newName("Lund");
  const notSure = { recent_signs: ["unsure"], recent_signs_unsure: ["calf_swelling"] };
  const { id } = await fileIntake(answersOf("Lund", { family_name: family, ...notSure }));
  const { page, context } = await as("clinician");
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openIntake(page, id);
  await expect(part(page, "Asked, and said no")).toContainText("saddle numbness, bladder change");
  const ask = part(page, "Ask on the call")
    .getByRole("listitem")
    .filter({ hasText: "Calf swelling?" });
  await expect(ask).toContainText("The patient was not sure. If so, this becomes Urgent.");

  await page.getByRole("button", { name: "Copy everything" }).click();
  await expect(page.getByText("Copied.", { exact: true })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(family);
  expect(copied).toContain("Denied: saddle numbness, bladder change");
  expect(copied).toContain("WHAT WAS DONE\n- ");
  expect(copied).toContain("How bad is the pain right now?");
  expect(copied).toContain("Answers about safety at home and self-harm are left out.");

  // Wherever one reads, the call and the level stay in sight.
  await part(page, "Consent").scrollIntoViewIfNeeded();
  await expect(part(page, "Contact").getByRole("link", { name: /^Call/ })).toBeInViewport();
  await expect(page.getByRole("group", { name: "How did the call end?" })).toBeInViewport();
});

test("who may not read the answers sees no denied signs and nothing to copy", async ({ as }) => {
  const { id } = await fileIntake(answersOf("Petrova", { family_name: newName("Petrova") }));
  const { page } = await as("front_desk");
  await openIntake(page, id);
  await expect(part(page, "Contact")).toBeVisible();
  await expect(page.getByText("Asked, and said no")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Copy everything" })).toHaveCount(0);
});
