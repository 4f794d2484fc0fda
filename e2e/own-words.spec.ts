import spanish from "@/messages/es.json" with { type: "json" };
import { strain } from "@/test/people";
import { expectNoBarrier } from "./barriers";
import { beginAt } from "./begin-at";
import { banner } from "./board";
import { intakeByReference, levelInQueue } from "./database";
import { choice, messagesOn, question, referenceOn, stepOf, walk } from "./patient";
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

for (const javaScriptEnabled of [true, false]) {
  test.describe(`asked again before sending, JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });

    test("a wish to die shows the crisis line at once and rings, even after a no", async ({
      page,
      as,
    }) => {
      const free_text = "It hurts. I don't want to live like this!";
      const answers = { ...strain({ free_text }), words_self_harm: "no" };
      await beginAt(page, answers, "history_recent");
      await walk(page, answers, "words_check");
      const { words } = messagesOn(page).intake;
      await expect(page.getByRole("link", { name: "988" }).first()).toBeVisible();
      await expect(page.getByText(words.press2)).toBeVisible();
      await expect(page.getByText("“I don't want to live like this”")).toBeVisible();
      if (javaScriptEnabled) await expectNoBarrier(page, "asked again");
      await page.getByRole("button", { name: "Continue" }).click();
      await expect(page.getByRole("alert", { name: "There is a problem" })).toBeVisible();
      await choice(page, "words_self_harm", "no").check();
      await page.getByRole("button", { name: "Continue" }).click();
      await expect(question(page, "words_self_harm")).toBeHidden();
      await walk(page, answers);
      await page.getByRole("button", { name: messagesOn(page).check.send }).click();
      const { id, level } = await intakeByReference(await referenceOn(page));
      expect(level).toBe("URGENT");
      const staff = await as("clinician");
      await openIntake(staff.page, id);
      await expect(
        part(staff.page, "In their own words").getByText("Asked again: No"),
      ).toBeVisible();
      await expect(banner(staff.page)).toBeVisible();
    });

    test("danger at home is asked about, and no word of it is left on the result, in Spanish", async ({
      page,
    }) => {
      const free_text = "Me duele la espalda. Mi esposo me pega";
      const answers = {
        ...strain({ free_text }),
        words_safety: "safe",
        safe_way: "Por la mañana",
      };
      await beginAt(page, answers, "history_recent", "es");
      await walk(page, answers, "words_check");
      await expect(question(page, "words_safety")).toBeVisible();
      await walk(page, answers, "words_more");
      await expect(page.getByText("1-800-799-7233")).toBeVisible();
      await walk(page, answers);
      expect(stepOf(page)).toBeNull();
      await expect(page.getByText("Por la mañana")).toBeHidden();
      await page.getByRole("button", { name: spanish.check.send }).click();
      await expect(page.getByRole("heading", { level: 1 })).toContainText(
        spanish.result.urgent.title,
      );
      const main = page.getByRole("main");
      for (const told of ["pega", "Por la mañana", "a salvo", "1-800-799-7233"])
        await expect(main.getByText(told)).toHaveCount(0);
    });
  });
}
