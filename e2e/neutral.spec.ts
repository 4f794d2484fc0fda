import type { Browser, Page } from "@playwright/test";
import pg from "pg";
import { codeOf } from "@/lib/form/steps";
import { LOCALES, type Locale } from "@/lib/i18n/locales";
import { MailServerForTest } from "@/test/mail-server";
import { SmsGatewayForTest } from "@/test/sms-gateway";
import { expectNoBarrier } from "./barriers";
import { type Clinic, startClinic } from "./clinic";
import { findSecret, PLANTED, person } from "./leaks";
import {
  BORN,
  begin,
  messagesOn,
  referenceOn,
  saveForLater,
  sendWhole,
  unfold,
  walk,
} from "./patient";
import { answersOf } from "./people";
import { addPerson, enter, expect, openIntake, test } from "./staff";

const mail = new MailServerForTest();
const gateway = new SmsGatewayForTest();
const addresses = new Set<string>();
const notices: string[] = [];
let clinic: Clinic;
let listener: pg.Client;

test.describe.configure({ mode: "serial", timeout: 180_000 });

test.beforeAll(async () => {
  test.setTimeout(120_000);
  clinic = await startClinic({
    DEMO: "false",
    SECOND_FACTOR: "optional",
    SMTP_URL: await mail.start(),
    SMS_URL: await gateway.start(),
    SMS_FROM: "+12125550100",
    CLINIC_NAME: "Riverside Clinic",
  });
  listener = new pg.Client({ connectionString: clinic.databaseUrl });
  // The job queue adds a random number to its notices, in which any digits could appear.
  listener.on("notification", ({ channel, payload }) =>
    notices.push(`${channel} ${payload ?? ""}`.replace(/"r":[^,}]+/, '"r":0')),
  );
  await listener.connect();
  await listener.query(`LISTEN board_changed; LISTEN "jobs:insert"`);
});
test.afterAll(async () => {
  await listener.end();
  await clinic.close();
  await mail.stop();
  await gateway.stop();
});

/** A device that records every address: of pages, redirects, anchors, files and referrers. */
async function device(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ baseURL: clinic.address });
  const page = await context.newPage();
  const note = (text?: string) => text && addresses.add(text);
  page.on("framenavigated", (frame) => note(frame.url()));
  page.on("request", (request) => {
    note(request.url());
    note(request.headers().referer);
  });
  page.on("response", (response) => note(response.headers().location));
  return page;
}

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

/** Presses Continue on an empty page and follows the link of the first error. */
async function followError(page: Page): Promise<void> {
  const { common } = messagesOn(page);
  await page.getByRole("button", { name: common.continue }).click();
  await page.getByRole("alert", { name: common.errorTitle }).getByRole("link").first().click();
  await expect(page).toHaveURL(/#q-\d\w-\d+$/);
}

for (const locale of LOCALES) {
  test(`patients stopped by an emergency, by words about themselves, and one who may be pregnant, in ${locale}`, async ({
    browser,
  }) => {
    for (const signs of [
      { emergency_nerves: ["saddle"] },
      { emergency_other: ["self_harm"] },
      { emergency_other: ["too_many_painkillers"] },
    ]) {
      const page = await device(browser);
      await begin(page, locale);
      await followError(page);
      await walk(page, person(signs));
      await expect(page).toHaveURL(/\/result$/);
      const { intake, result } = messagesOn(page);
      await page.getByLabel(intake.fields.phone.label).fill("12");
      await page.getByRole("button", { name: result.emergency.phoneSend }).click();
      await page.getByRole("alert").getByRole("link").first().click();
      await page.getByLabel(intake.fields.phone.label).fill("(555) 010-0188");
      await page.getByRole("button", { name: result.emergency.phoneSend }).click();
      await expect(page.getByText(result.emergency.phoneDone)).toBeVisible();
      await page.getByRole("link", { name: result.emergency.byMistake }).click();
      await page.getByRole("button", { name: result.addendum.answered_by_mistake.confirm }).click();
      await expect(heading(page)).toBeVisible();
    }
    const page = await device(browser);
    const answers = answersOf("Lund", { family_name: PLANTED[0], phone: "(555) 010-0188" });
    await begin(page, locale);
    await walk(page, { ...answers, pregnancy: "yes", gestation_weeks: "30" });
    await expect(page).toHaveURL(/\/(intake\/check|result)$/);
  });

  test(`a patient who stops on one device, continues on another, and later feels worse, in ${locale}`, async ({
    browser,
  }) => {
    const email = `later.${locale}@patient.example`;
    const first = await device(browser);
    await begin(first, locale);
    await walk(first, person(), "pain_now");
    const { saveLater, common, intake, resume } = messagesOn(first);
    const born = BORN;
    const typeBorn = async (page: Page) => {
      const group = page.getByRole("group", { name: intake.fields.resume_birth_date.label });
      const [year = ""] = born.split("-");
      for (const [label, text] of [
        [common.day, "1"],
        [common.month, "2"],
        [common.year, year],
      ] as const)
        await group.getByLabel(label).fill(text);
    };
    await first.getByRole("button", { name: saveLater.link }).click();
    await typeBorn(first);
    await first.getByRole("button", { name: saveLater.submit }).click();
    await expect(heading(first)).toHaveText(saveLater.code.title);
    const address = first.getByLabel(intake.fields.resume_email.label);
    await address.fill("not an address");
    await expectNoBarrier(first, "the code, where it can be sent");
    await first.getByRole("button", { name: saveLater.send.email }).click();
    await expect(first).toHaveTitle(/^Error: /);
    await expectNoBarrier(first, "sending the code with errors");
    await expect(address).toHaveValue("not an address");
    await address.fill(email);
    await first.getByRole("button", { name: saveLater.send.email }).click();
    const sent = first.getByText(saveLater.send.sent);
    await expect(sent).toBeVisible();
    await first.getByLabel(intake.fields.resume_phone.label).fill("(555) 010-0188");
    const answered = first.waitForEvent("load");
    await first.getByRole("button", { name: saveLater.send.sms }).click();
    await answered;
    await expect(sent).toBeVisible();
    await expect.poll(() => mail.to(email).length).toBe(1);
    const letter = mail.to(email)[0]?.text ?? "";

    const second = await device(browser);
    await second.goto(letter.match(/https?:\/\/\S+/)?.[0] ?? "");
    await second.getByLabel(intake.fields.resume_code.label).fill("AAA-AAA-AAA");
    await second.getByRole("button", { name: resume.submit }).click();
    await second.getByRole("alert").getByRole("link").first().click();
    await second
      .getByLabel(intake.fields.resume_code.label)
      .fill(letter.match(/\b\w{3}-\w{3}-\w{3}\b/)?.[0] ?? "");
    await typeBorn(second);
    await second.getByRole("button", { name: resume.submit }).click();
    await expect(second).toHaveURL(new RegExp(`/intake/${codeOf("pain_now")}\\b`));
    await walk(second, person({ email, messages: "email" }));
    await unfold(second);
    await second
      .getByRole("link", { name: new RegExp(messagesOn(second).check.change) })
      .nth(3)
      .click();
    await expect(second).toHaveURL(/\/intake\/q-\d\w\?change=1$/);
    await second.getByRole("button", { name: common.continue }).click();
    await second.getByRole("button", { name: messagesOn(second).check.send }).click();
    await expect(second).toHaveURL(/\/result$/);
    await checkedIn(second, email, locale, await referenceOn(second));
  });
}

test("a tab whose answers were left for others sends no code", async ({ browser }) => {
  const stale = await device(browser);
  await begin(stale);
  await walk(stale, person(), "emergency_body");
  await saveForLater(stale);
  const { saveLater, start, startAgain, intake, stray } = messagesOn(stale);
  const tab = await stale.context().newPage();
  await tab.goto("/en");
  await tab.getByRole("button", { name: start.startAgain }).click();
  await tab.getByRole("button", { name: startAgain.confirm }).click();
  await expect(tab).toHaveURL(new RegExp(`/intake/${codeOf("about_you")}`));
  const count = `SELECT count(*)::int AS "sent" FROM "OutboundMessage" WHERE "dedupeKey" LIKE 'resume_code:%'`;
  const before = (await listener.query(count)).rows;
  await stale.getByLabel(intake.fields.resume_email.label).fill("stale@patient.example");
  await stale.getByRole("button", { name: saveLater.send.email }).click();
  await expect(stale.getByRole("heading", { name: stray.title })).toBeVisible();
  await expect(stale.getByText(stray.other)).toBeVisible();
  expect((await listener.query(count)).rows).toEqual(before);
});

/** The question of day 3 comes by mail; "worse" leads to the red-flag questions. */
async function checkedIn(own: Page, email: string, locale: Locale, reference: string) {
  await listener.query(
    `SELECT graphile_worker.reschedule_jobs(ARRAY[k."id"], run_at := now())
     FROM "Intake" i JOIN "CheckIn" c ON c."intakeId" = i."id" AND c."day" = 3
     JOIN graphile_worker.jobs k ON k."key" = 'check_in:' || c."id" WHERE i."reference" = $1`,
    [reference],
  );
  const asked = () => mail.to(email).find(({ text }) => text.includes("/check-in/3"));
  await expect.poll(asked).toBeTruthy();
  const [question = ""] = asked()?.text.match(/https?:\/\/\S+/g) ?? [];
  const page = await device(own.context().browser()!);
  await page.goto(question);
  const { checkIn, result, status, scores } = messagesOn(page);
  await page.getByRole("button", { name: checkIn.answers.worse }).click();
  await expect(page).toHaveURL(/\/check\/q-\d\w$/);
  await followError(page);
  await walk(page, person({ emergency_body: ["chest_pain"] }));
  await expect(heading(page)).toHaveText(result.emergency.title);
  await own.goto(`/${locale}/status/mine`);
  await expect(heading(own)).toHaveText(result.emergency.title);
  await own.getByRole("button", { name: status.keep.make }).click();
  await expect(own).toHaveURL(/\/status\/[\w-]{43}$/);
  await own.goto(`/${locale}/status/mine/questions`);
  await own.getByRole("button", { name: scores.submit }).click();
  await own.getByRole("alert").getByRole("link").first().click();
  await expect(own).toHaveURL(/#q-\d\w-\d+$/);
}

test("a patient who wants texts, and staff who are notified and look", async ({ browser }) => {
  const clinician = await addPerson("clinician", clinic.databaseUrl);
  const page = await device(browser);
  await sendWhole(page, person({ email: "", may_leave_message: "yes", messages: "sms" }));
  // Two resume codes, and the link that this patient gets.
  await expect.poll(() => gateway.messages.length).toBeGreaterThan(2);
  const urgent = await device(browser);
  await sendWhole(urgent, answersOf("Ferrari", { family_name: PLANTED[0] }));
  await expect.poll(() => mail.to(clinician.email).length).toBeGreaterThan(0);
  const staff = await device(browser);
  await enter(staff.context(), clinician, clinic.address);
  const { rows } = await listener.query<{ id: string }>(
    `SELECT "id" FROM "Intake" WHERE "reference" = $1`,
    [await referenceOn(urgent)],
  );
  await openIntake(staff, rows[0]?.id ?? "");
  await staff.goto("/staff");
  await expect(staff.getByText(PLANTED[0] ?? "").first()).toBeVisible();
});

// Addresses as people read them, with the parts of a path separated.
const readable = (address: string) => decodeURIComponent(address.replace(clinic.address, ""));
// Next names the files of the build, and they hold no patient's page.
const isFile = (address: string) => address.startsWith("/_next/");

test("no address, message or notice holds a clinical word or what a patient typed", async () => {
  const seen = [...addresses].map(readable).filter((address) => !isFile(address));
  expect(seen.length).toBeGreaterThan(60);
  for (const id of ["emergency_nerves", "gestation", "emergency_other", "privacy"] as const)
    expect(seen.some((address) => address.includes(codeOf(id)))).toBe(true);
  expect(seen.flatMap((address) => (findSecret(address) ? [address] : []))).toEqual([]);

  const letters = mail.mails.flatMap(({ subject, text }) => [subject, text]);
  const texts = [...letters, ...gateway.messages.map(({ body }) => body)];
  expect(gateway.messages.length).toBeGreaterThan(2);
  expect(letters.length).toBeGreaterThan(10);
  expect(texts.flatMap((text) => (findSecret(text) ? [text] : []))).toEqual([]);

  expect(notices.length).toBeGreaterThan(5);
  expect(notices.flatMap((notice) => (findSecret(notice) ? [notice] : []))).toEqual([]);

  const lines = clinic.output().split("\n");
  expect(lines.flatMap((line) => (findSecret(line) ? [line] : []))).toEqual([]);
});
