import { strain } from "@/test/people";
import { levelInQueue } from "./database";
import { expect, fileIntake, openIntake, part, test } from "./staff";

test("mild answers with words that describe a leak reach staff today, with the words on top", async ({
  as,
}) => {
  const { id } = await fileIntake(strain({ free_text: "It only spasms, but I wet myself twice" }));
  expect(await levelInQueue(id)).toBe("URGENT");
  const { page } = await as("clinician");
  await openIntake(page, id);
  const words = part(page, "In their own words");
  await expect(words.getByText("It only spasms, but I wet myself twice")).toBeVisible();
  await expect(words.getByText("Own words: saddle, bladder, bowel")).toBeVisible();
  const why = part(page, "Why Urgent");
  await expect(why.getByText("Bladder: read in their own words").first()).toBeVisible();
  await expect(why.getByRole("list").first()).not.toContainText(/not sure/i);
});

test("a wish to die is seen the same day and flagged, even with a no to self-harm", async ({
  as,
}) => {
  const { id } = await fileIntake(strain({ free_text: "ya no quiero vivir" }));
  expect(await levelInQueue(id)).toBe("URGENT");
  const { page } = await as("clinician");
  await openIntake(page, id);
  await expect(part(page, "In their own words").getByText("Own words: self-harm")).toBeVisible();
});

test("words that no rule matches are still shown, and the page says so", async ({ as }) => {
  const { id } = await fileIntake(strain({ free_text: "My mattress is old" }));
  const { page } = await as("clinician");
  await openIntake(page, id);
  const words = part(page, "In their own words");
  await expect(words.getByText("My mattress is old")).toBeVisible();
  await expect(words.getByText("not checked by rules")).toBeVisible();
});
