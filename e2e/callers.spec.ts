import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { codeOf } from "@/lib/form/steps";
import messages from "@/messages/en.json" with { type: "json" };
import { strain } from "@/test/people";
import { expectNoBarrierLightOrDark } from "./barriers";
import { beginAt } from "./begin-at";
import { atDesk } from "./desk";
import { keyboard } from "./keyboard";
import {
  answerPage,
  BORN,
  choice,
  device,
  messagesOn,
  question,
  referenceOn,
  saveForLater,
  walk,
} from "./patient";
import { answersOf } from "./people";
import { expect, newName, rowOf, test, trailOf } from "./staff";

const { result, withClinic, resume, check } = messages;

const idIn = (page: Page) => page.url().match(/desk\/([\w-]{36})\//)?.[1] ?? "";

test("a caller in danger is entered by keyboard alone, and the alarm rings for the others", async ({
  as,
  again,
}) => {
  test.setTimeout(120_000);
  const { page, person, context } = await as("front_desk");
  await page.goto("/staff");
  await expect(page.getByRole("link", { name: "New intake" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Shortcuts" })).toBeVisible();
  await page.keyboard.press("n");
  await expect(page.getByLabel("On the phone").first()).toBeFocused();
  await expectNoBarrierLightOrDark(page, "new intake");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/en\/desk\//);
  await expect(page.getByText(`For a caller, entered by ${person.name}.`)).toBeVisible();
  await expect(choice(page, "respondent", "self")).toBeFocused();
  await page.keyboard.press("2");
  await expect(choice(page, "respondent", "proxy")).toBeChecked();
  await page.keyboard.press("1");
  await expect(choice(page, "respondent", "self")).toBeChecked();
  await expectNoBarrierLightOrDark(page, "a question for a caller");
  await walk(page, answersOf("Whitlock"), undefined, keyboard(page));

  await expect(page.getByRole("heading", { level: 1 })).toContainText(result.emergency.title);
  await expect(page.getByText("Say the words below now.")).toBeVisible();
  await expectNoBarrierLightOrDark(page, "the emergency stop for a caller");
  const reference = await referenceOn(page);
  const id = idIn(page);
  expect(await trailOf(id)).toEqual(
    expect.arrayContaining([`intake.recorded by ${person.name}`, "intake.received by patient"]),
  );
  // No cookie of a patient: the next person at this computer finds nothing.
  expect((await context.cookies()).map(({ name }) => name)).not.toContain("backline_intake");

  const doctor = await as("clinician");
  await doctor.page.goto("/staff");
  const row = rowOf(doctor.page, reference);
  await expect(row).toHaveClass(/alarm/);
  await doctor.page.goto(`/staff/intakes/${id}`);
  await expect(doctor.page.getByText(`Entered by ${person.name}, by phone.`)).toBeVisible();
  // A colleague does not enter this one, and nobody does after signing out.
  await doctor.page.goto(page.url());
  await expect(doctor.page.getByRole("heading", { level: 1 })).toHaveText(
    "This intake is not open here",
  );
  const address = page.url();
  await page.goto("/staff");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/sign-in/);
  await page.goto(address);
  await expect(page).toHaveURL(/sign-in/);
  await expect(page.getByText(reference)).toHaveCount(0);
  const back = await again(person);
  await back.page.goto(address);
  expect(await referenceOn(back.page)).toBe(reference);
});

test("a pain of ten is typed with two keys", async ({ as }) => {
  const colleague = await as("front_desk");
  const { page } = colleague;
  // The page asks at once how long the session lasts: the keys work then.
  const asked = page.waitForResponse((answer) => answer.url().endsWith("/staff/session"));
  await atDesk(colleague, strain(), "pain_now");
  await asked;
  await expect(page.getByText(messages.desk.readScale)).toBeVisible();
  const score = (value: string) => choice(page, "pain_score", value);
  await score("0").focus();
  await page.keyboard.press("1");
  await expect(score("1")).toBeChecked();
  await page.keyboard.press("0");
  await expect(score("10")).toBeChecked();
  await page.keyboard.press("7");
  await page.keyboard.press("0");
  await expect(score("0")).toBeChecked();
});

test.describe("without JavaScript, on a narrow screen", () => {
  test("a visitor who speaks Spanish is sent from the check page and booked from the result", async ({
    as,
    browser,
    address,
  }) => {
    const colleague = await as("front_desk");
    const family = newName("Quill");
    const id = await atDesk(colleague, strain({ family_name: family }), "check", {
      channel: "in_person",
      locale: "es",
    });
    const plain = await browser.newContext({
      baseURL: address,
      javaScriptEnabled: false,
      viewport: { width: 320, height: 700 },
      storageState: await colleague.context.storageState(),
    });
    const page = await plain.newPage();
    await page.goto(`/es/desk/${id}/intake/check`);
    await page.getByRole("link", { name: "English" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(check.title);
    await page.getByRole("button", { name: check.send }).click();
    await expect(page.getByText("Read this to the visitor")).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(result.selfCare.title);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(320);
    await page.getByRole("link", { name: "Book the follow-up" }).click();
    await expect(page).toHaveURL(new RegExp(`/staff/intakes/${id}/times$`));
    await plain.close();
    await colleague.page.goto(`/staff/intakes/${id}`);
    const { name } = colleague.person;
    await expect(colleague.page.getByText(`Entered by ${name}, at the desk.`)).toBeVisible();
    await expect(colleague.page.getByText("Agreed aloud by")).toBeAttached();
  });
});

test("staff go on with what a patient saved, by its code, and the patient's device says so", async ({
  as,
  browser,
}) => {
  test.setTimeout(90_000);
  const patient = await device(browser);
  await beginAt(patient.page, strain(), "emergency_nerves");
  const questionAddress = patient.page.url();
  const code = await saveForLater(patient.page);
  await patient.page.goto(questionAddress);

  const { page, person } = await as("front_desk");
  await page.goto("/staff/new");
  const form = page.locator("#take-over-form");
  await form.getByLabel("Code").fill("AAA-AAA-AAA");
  await form.getByLabel("Date of birth").fill(BORN);
  await form.getByRole("button", { name: "Continue" }).click();
  await expect(form.getByText("No unsent intake has this code").first()).toBeVisible();
  await form.getByLabel("Code").fill(code);
  await form.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(new RegExp(`/en/desk/.*${codeOf("emergency_nerves")}$`));

  // The page that the patient still has open is not taken.
  await answerPage(patient.page, strain());
  await expect(patient.page.getByRole("heading", { level: 1 })).toHaveText(withClinic.title);
  await expect(patient.page.getByText(withClinic.notSaved)).toBeVisible();
  await expectNoBarrierLightOrDark(patient.page, "the clinic goes on");
  await expect(patient.page.getByRole("link", { name: resume.link })).toBeVisible();

  await expect(question(page, "emergency_nerves").getByRole("checkbox").first()).not.toBeChecked();
  await expect(page.getByText(messagesOn(page).desk.readList)).toBeVisible();
  await walk(page, { ...strain(), emergency_nerves: ["saddle"], saddle_check: "yes" });
  await expect(page.getByRole("heading", { level: 1 })).toContainText(result.emergency.title);
  expect(await trailOf(idIn(page))).toContain(`intake.recorded by ${person.name}`);
  await patient.page.reload();
  await patient.page.goto("/en/result");
  await expect(patient.page.getByRole("heading", { level: 1 })).toContainText(
    result.emergency.title,
  );
  await patient.context.close();
});

test("an address that names no intake shows nothing", async ({ as }) => {
  const { page } = await as("clinician");
  for (const id of [randomUUID(), "nothing"]) {
    const answer = await page.goto(`/en/desk/${id}/result`);
    expect(answer?.status()).toBe(404);
  }
});
