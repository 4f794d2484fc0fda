import type { Page } from "@playwright/test";
import { makeLink } from "@/lib/aftercare/commands";
import english from "@/messages/en.json" with { type: "json" };
import spanish from "@/messages/es.json" with { type: "json" };
import { levelInQueue, query } from "./database";
import { answersOf } from "./people";
import { expect, fileIntake, newName, openIntake, part, rowOf, test, unfold } from "./staff";

/** Lund, who gets messages by e-mail. */
const writable = (more = {}) => {
  const family_name = newName("Lund");
  const email = `${family_name}@patient.example`;
  return fileIntake(answersOf("Lund", { family_name, email, messages: "email", ...more }));
};

/** The page of the question behind a new private link. */
const questionPath = async (id: string, locale: string) =>
  `/${locale}/status/${await makeLink(id, new Date())}/question`;

const WORDS = english.intake.fields.words_saddle;
const OWN = "Which leg was it, left or right?";

async function ask(page: Page, id: string, choose: () => Promise<void>) {
  await openIntake(page, id);
  await unfold(page, "Ask the patient a question");
  await choose();
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(part(page, "Asked in writing")).toContainText("No answer yet");
}

test("a clinician asks in own words; the answer leads the row and the page until the review", async ({
  as,
  page: patient,
}) => {
  const { id, reference } = await writable();
  const { page, person } = await as("clinician");
  await ask(page, id, async () => {
    await page.getByLabel("In your own words").check();
    await page.getByLabel("Your own question").fill(OWN);
  });
  await page.goto("/staff?level=SOON");
  await expect(rowOf(page, reference)).toContainText("no answer yet");

  await patient.goto(await questionPath(id, "en"));
  await expect(patient.getByText(person.name)).toBeVisible();
  await patient.getByRole("button", { name: english.question.send }).click();
  await expect(patient).toHaveTitle(/^Error: /);
  await patient.getByLabel(OWN).fill("The left one");
  await patient.getByRole("button", { name: english.question.send }).click();
  await expect(patient.getByText(english.question.thanks)).toBeVisible();
  await patient.goto(await questionPath(id, "en"));
  await expect(patient.getByText(english.question.told)).toBeVisible();
  await expect(patient.getByText(OWN)).toBeHidden();
  await expect(patient.getByText("The left one")).toBeHidden();

  await page.goto("/staff?level=SOON");
  await expect(rowOf(page, reference)).toContainText("Read the answer");
  await openIntake(page, id);
  await expect(part(page, "Asked in writing")).toContainText("The left one");
  await expect(part(page, "History")).toContainText("The left one");
  await page.getByRole("button", { name: "Confirm Soon" }).click();
  await expect(page.getByText("Review recorded.")).toBeVisible();
  await page.goto("/staff?level=SOON");
  await expect(rowOf(page, reference)).not.toContainText("Read the answer");
});

test.describe("without JavaScript, in Spanish", () => {
  test.use({ javaScriptEnabled: false });

  test("a yes to a listed question shows help at once and rings; a question taken back shows nothing", async ({
    as,
    page: patient,
  }) => {
    const unsure = { emergency_nerves: ["unsure"], saddle_check: "unsure" };
    const { id } = await writable(unsure);
    const { page } = await as("clinician");
    const listed = () => page.getByLabel(`${WORDS.label} If so: Emergency.`).check();
    await ask(page, id, listed);
    const path = await questionPath(id, "es");
    await page.getByRole("button", { name: "Take the question back" }).click();
    await patient.goto(path);
    await expect(patient.getByText(spanish.question.overText)).toBeVisible();
    await expect(patient.getByText(spanish.intake.fields.words_saddle.label)).toBeHidden();

    await ask(page, id, listed);
    await patient.goto(path);
    const { label, options } = spanish.intake.fields.words_saddle;
    await patient.getByRole("group", { name: label }).getByLabel(options.new).check();
    await patient.getByRole("button", { name: spanish.question.send }).click();
    await expect(patient.getByRole("heading", { level: 1 })).toContainText(
      spanish.result.emergency.title,
    );
    expect(await levelInQueue(id)).toBe("EMERGENCY");
    const [row] = await query<{ alarm: boolean }>(
      `SELECT "alarm" FROM "QueueEntry" WHERE "intakeId" = $1`,
      [id],
    );
    expect(row?.alarm).toBe(true);
    await openIntake(page, id);
    await expect(part(page, "Asked in writing")).toContainText(WORDS.options.new);
  });
});

test("who may not ask, and whom one must call, finds no form", async ({ as }) => {
  const desk = await as("front_desk");
  const { id } = await writable();
  await openIntake(desk.page, id);
  await expect(desk.page.getByText("Ask the patient a question")).toBeHidden();
  const { page } = await as("clinician");
  const silent = await fileIntake(answersOf("Lund"));
  await openIntake(page, silent.id);
  await unfold(page, "Ask the patient a question");
  await expect(page.getByText("Call instead: this patient gets no questions")).toBeVisible();
  await expect(page.getByRole("button", { name: "Ask", exact: true })).toBeHidden();
});
