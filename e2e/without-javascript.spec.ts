import { expect, test } from "@playwright/test";
import messages from "@/app/messages/en.json" with { type: "json" };
import { codeOf } from "@/lib/intake/steps";
import { answerPage, begin, sendWhole, walk } from "./patient";
import { answersOf, strain } from "./people";

test.use({ javaScriptEnabled: false });

test("the whole intake passes with JavaScript off", async ({ page }) => {
  await sendWhole(page, strain());
  await expect(page.getByRole("heading", { level: 1 })).toContainText(
    messages.result.selfCare.title,
  );
});

test("an emergency stops the form with JavaScript off", async ({ page }) => {
  await begin(page);
  await walk(page, answersOf("Whitlock"));
  await expect(page.getByRole("heading", { level: 1 })).toContainText(
    messages.result.emergency.title,
  );
});

test("errors are shown beside the question with JavaScript off", async ({ page }) => {
  await begin(page);
  await answerPage(page, {});
  await expect(page).toHaveURL(new RegExp(`/intake/${codeOf("about_you")}`));
  await expect(page.getByRole("alert", { name: "There is a problem" })).toBeVisible();
});
