import type { Page } from "@playwright/test";
import type { Answers } from "@/lib/questions/answers";
import english from "@/messages/en.json" with { type: "json" };
import spanish from "@/messages/es.json" with { type: "json" };
import { strain } from "@/test/people";
import { query } from "./database";
import { messagesOn } from "./patient";
import { answersOf } from "./people";
import { openSlot } from "./slots";
import { addPerson, type Colleague, expect, fileIntake, openIntake, part, test } from "./staff";
import { answerAgain, sayWorse } from "./worse";

const LOCALES = { en: english, es: spanish } as const;

/** Files an intake and opens its result on the patient's device. */
async function patientOf(page: Page, address: string, answers: Answers, locale = "en") {
  const { id, token } = await fileIntake(answers);
  await page.context().addCookies([{ name: "backline_intake", value: token, url: address }]);
  await page.goto(`/${locale}/result`);
  return id;
}

async function review({ page }: Colleague, id: string, level: string): Promise<void> {
  await openIntake(page, id);
  const group = page.getByRole("group", { name: "Which level is right?" });
  await group.getByLabel(level, { exact: true }).check();
  await page.getByLabel("Reason").fill("Spoke with the patient on the phone");
  await page.getByRole("button", { name: "Save review" }).click();
  await expect(part(page, "History").getByText(/Review: changed/)).toBeVisible();
}

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

for (const [locale, words] of Object.entries(LOCALES)) {
  test(`a patient with a plan for home reads at the next reload that a clinician made it an emergency, in ${locale}`, async ({
    page,
    address,
    as,
  }) => {
    const id = await patientOf(page, address, strain(), locale);
    await expect(heading(page)).toHaveText(words.result.selfCare.title);
    await expect(page.getByRole("heading", { name: words.plan.title })).toBeVisible();
    await review(await as("clinician"), id, "Emergency");

    await page.reload();
    await expect(heading(page)).toHaveText(words.result.emergency.title);
    await expect(page).toHaveTitle(new RegExp(words.result.emergency.title));
    await expect(page.getByText(words.result.staffSay.raisedEmergency)).toBeVisible();
    await expect(page.getByText(words.result.emergency.sayRaised)).toBeVisible();
    await expect(page.getByRole("heading", { name: words.plan.title })).toBeHidden();
    await expect(page.getByText(words.plan.medicineTitle)).toBeHidden();
    await expect(page.getByText(words.result.selfCare.lead)).toBeHidden();
    // A clinician decided, so there is no wrong answer to correct.
    await expect(page.getByText(words.result.emergency.byMistake)).toBeHidden();
    await page.emulateMedia({ media: "print" });
    await expect(page.getByText(new RegExp(` - ${words.levels.EMERGENCY}$`))).toBeVisible();
    await page.emulateMedia({ media: "screen" });

    await page.goto(`/${locale}/status/mine`);
    await expect(heading(page)).toHaveText(words.result.emergency.title);
    await expect(page.getByText(words.result.staffSay.raisedEmergency).first()).toBeVisible();
    await expect(page.getByText(words.status.next.home)).toBeHidden();
  });
}

test("a patient without a phone number whose level was raised to today can leave one", async ({
  page,
  address,
  as,
}) => {
  const { phone: _, contact_way: __, ...answers } = strain({ email: "carver@example.org" });
  const id = await patientOf(page, address, answers);
  await review(await as("clinician"), id, "Urgent");
  await page.reload();
  const { result, plan } = english;
  await expect(heading(page)).toHaveText(result.urgent.title);
  await expect(page.getByText(result.staffSay.raised)).toBeVisible();
  await expect(page.getByRole("heading", { name: plan.title })).toBeHidden();
  await page.getByLabel(english.intake.fields.phone.label).fill("(555) 010-0177");
  await page.getByRole("button", { name: result.emergency.phoneSend }).click();
  await expect(page.getByText(result.phoneDone)).toBeVisible();
  await expect(page.getByText("(555) 010-0177").first()).toBeVisible();
  await page.goto("/en/status/mine");
  await expect(page.getByText(result.staffSay.raised)).toBeVisible();
});

test("a patient whose level was lowered still reads what their answers said, and that a clinician looked", async ({
  page,
  address,
  as,
}) => {
  const id = await patientOf(page, address, answersOf("Lund"));
  await expect(heading(page)).toHaveText(english.result.soon.title);
  await review(await as("clinician"), id, "Self-care");
  await page.reload();
  await expect(heading(page)).toHaveText(english.result.soon.title);
  await expect(page.getByText(messagesOn(page).result.staffSay.lowered)).toBeVisible();
  await page.goto("/en/status/mine");
  await expect(page.getByText(english.result.staffSay.lowered)).toBeVisible();
  await expect(page.getByText(english.status.next.home)).toBeHidden();
});

test("a patient with a booked visit reads when it is, and no longer that we will call", async ({
  page,
  address,
}) => {
  const clinician = await addPerson("clinician");
  const slot = await openSlot(26, clinician);
  const id = await patientOf(page, address, answersOf("Lund"));
  await expect(page.getByText("We will call you")).toBeVisible();
  await query(
    `INSERT INTO "Appointment" ("id", "intakeId", "clinicianId", "startsAt", "endsAt", "bookedById")
     VALUES (gen_random_uuid(), $1, $2, $3, $3::timestamptz + interval '30 minutes', $2)`,
    [id, clinician.id, slot.startsAt],
  );
  const { booked } = english.result;
  await page.reload();
  await expect(heading(page)).toHaveText(booked.title);
  for (const path of ["/en/result", "/en/status/mine"]) {
    await page.goto(path);
    await expect(page.getByText(booked.text)).toBeVisible();
    await expect(page.getByText("We will call you")).toHaveCount(0);
    await expect(page.getByText("We will contact you by")).toHaveCount(0);
  }
});

test("who feels worse reads when they said so and what changed, and no one else does", async ({
  page,
  address,
  browser,
}) => {
  const { told } = english.status;
  await patientOf(page, address, strain());
  await sayWorse(page);
  await page.goto("/en/status/mine");
  await expect(page.getByText(told.worse)).toBeVisible();
  await expect(
    page.getByText(/^You have not finished the questions.*“I feel worse” again/),
  ).toBeVisible();
  await sayWorse(page);
  await answerAgain(page, strain({ pain_score: "8", pain_score_worst: "9" }));
  await expect(page).toHaveURL(/\/result$/);
  await expect(page.getByText(told.worse)).toBeVisible();
  const { pain_score } = english.intake.fields;
  const { options } = pain_score;
  await expect(page.getByText(pain_score.label).first()).toContainText(
    `Before: ${options["4"]}. Now: ${options["8"]}.`,
  );
  await page.goto("/en/status/mine");
  await page.getByRole("button", { name: english.status.keep.make }).click();
  await expect(page.getByText(english.status.keep.lead)).toBeVisible();
  const other = await browser.newPage();
  await other.goto(page.url());
  await expect(other.getByText(told.worse)).toBeVisible();
  await expect(other.getByText(pain_score.label)).toHaveCount(0);
  await other.close();
});
