import { expect, part, test } from "./staff";

test("a setting is one press away, and nothing is erased by a look at what retention would erase", async ({
  as,
}) => {
  const { page } = await as("admin");
  await page.goto("/staff/settings");
  const retention = part(page, "Retention");
  const preview = retention.getByRole("button", { name: "Preview deletion" });
  await expect(preview).not.toBeInViewport();
  await page
    .getByRole("navigation", { name: "On this page" })
    .getByRole("link", { name: "Retention" })
    .click();
  await expect(retention.getByRole("heading", { name: "Retention" })).toBeInViewport();
  await retention.getByLabel(/^Years after/).fill("50");
  await preview.click();
  const shown = retention.getByRole("region", { name: "Preview: nothing is saved yet" });
  await expect(shown).toContainText("Nothing for now.");
  await expect(shown).toBeFocused();
  await expect(retention).toContainText("Default.");
});
