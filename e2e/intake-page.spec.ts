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
  expect(copied).toContain(
    "Answers about safety at home and self-harm, and some notes, are left out.",
  );

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

test("on paper danger at home and self-harm are left out, until a clinician asks for them", async ({
  as,
}) => {
  const family = newName("Lund");
  const beaten = {
    ...{ free_text: "My husband hits me", words_safety: "danger", safe_way: "Write to my sister" },
    ...{ emergency_other: ["self_harm", "black_stools"], family_name: family },
  };
  const { id, reference } = await fileIntake(answersOf("Lund", beaten));
  const { page } = await as("clinician");
  await openIntake(page, id);
  const harm = page.getByText(
    /husband|my sister|not safe|unsafe|ending my life|self-harm(?!, and some notes)/i,
  );
  const shown = () => harm.filter({ visible: true });
  await expect(shown()).not.toHaveCount(0);

  await page.emulateMedia({ media: "print" });
  await expect(shown()).toHaveCount(0);
  await expect(page.getByText(`left out on paper. They stand in Backline`)).toBeVisible();
  await expect(
    part(page, "All answers").getByText(/black/i).filter({ visible: true }).first(),
  ).toBeVisible();
  await expect(page.getByText(reference).first()).toBeVisible();

  await page.emulateMedia({ media: "screen" });
  await page.getByText("With answers about safety at home", { exact: true }).click();
  await page.addInitScript(() => {
    window.print = () => {
      const { dataset } = document.documentElement;
      dataset.printed = String(Number(dataset.printed ?? 0) + 1);
    };
  });
  await page.getByRole("link", { name: "Print with answers about safety at home" }).click();
  const html = page.locator("html");
  await expect(html).toHaveAttribute("data-printed");
  await page.getByText("With answers about safety at home", { exact: true }).click();
  // One press opens one window, though the page has two such buttons.
  await html.evaluate((element) => element.setAttribute("data-printed", "0"));
  await page.getByRole("button", { name: "Print with answers about safety at home" }).click();
  await expect(html).toHaveAttribute("data-printed", "1");
  await page.emulateMedia({ media: "print" });
  await expect(part(page, "In their own words")).toContainText("My husband hits me");
  await expect(part(page, "In their own words")).toBeVisible();
  await expect(page.getByText("left out on paper")).toHaveCount(0);
  await page.emulateMedia({ media: "screen" });
  await page.getByRole("link", { name: "Leave them out again" }).click();
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText("left out on paper")).toBeVisible();
});

test("the call and the level of an intake are in sight at once on a laptop", async ({ as }) => {
  const { id } = await fileIntake(answersOf("Ferrari"));
  const { page } = await as("clinician");
  await page.setViewportSize({ width: 1366, height: 768 });
  await openIntake(page, id);
  await expect(page.getByRole("button", { name: "Save call" })).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole("button", { name: /^Confirm / })).toBeInViewport({ ratio: 1 });
});
