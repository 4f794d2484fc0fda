import type { Browser, Page } from "@playwright/test";
import pg from "pg";
import { findClinicalWord } from "@/lib/clinic/settings/clinical-words";
import { LANGUAGES } from "@/lib/i18n/locales";
import english from "@/messages/en.json" with { type: "json" };
import spanish from "@/messages/es.json" with { type: "json" };
import { MailServerForTest, type ReceivedMail } from "@/test/mail-server";
import { strain } from "@/test/people";
import { SmsGatewayForTest } from "@/test/sms-gateway";
import { type Clinic, startClinic } from "./clinic";
import { referenceOn, sendWhole } from "./patient";
import { expect, test } from "./staff";

const mail = new MailServerForTest();
const gateway = new SmsGatewayForTest();
let clinic: Clinic;

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  test.setTimeout(120_000);
  clinic = await startClinic({
    DEMO: "false",
    SMTP_URL: await mail.start(),
    SMS_URL: await gateway.start(),
    SMS_FROM: "+12125550100",
    CLINIC_NAME: "Riverside Clinic",
  });
});
test.afterAll(async () => {
  await clinic.close();
  await mail.stop();
  await gateway.stop();
});

async function query<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) {
  const client = new pg.Client({ connectionString: clinic.databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** Makes the first check-in of this patient due now. */
async function untilCheckIn(email: string, reference: string): Promise<ReceivedMail> {
  const moved = await query(
    `SELECT j."id" FROM "Intake" i JOIN "CheckIn" c ON c."intakeId" = i."id" AND c."day" = 3
     JOIN graphile_worker.jobs k ON k."key" = 'check_in:' || c."id",
     LATERAL graphile_worker.reschedule_jobs(ARRAY[k."id"], run_at := now()) j
     WHERE i."reference" = $1`,
    [reference],
  );
  expect(moved).toHaveLength(1);
  await expect.poll(() => mail.to(email).length).toBe(2);
  return mail.to(email)[1] as ReceivedMail;
}

const linksIn = (text: string) => text.match(/https?:\/\/\S+/g) ?? [];

/** What a mail program does with List-Unsubscribe: no cookie, and no redirect is followed. */
function pressInMailProgram(link: string): Promise<Response> {
  const body = new FormData();
  body.set("List-Unsubscribe", "One-Click");
  return fetch(link, { method: "POST", body, redirect: "manual" });
}

async function elsewhere(browser: Browser): Promise<Page> {
  return (await browser.newContext({ baseURL: clinic.address })).newPage();
}

for (const [locale, words, chosen, chosenWords] of [
  ["en", english, "es", spanish],
  ["es", spanish, "en", english],
] as const) {
  test(`a patient who agreed gets a link at once and a question on day 3 by mail, in the language they chose last, and stops them, begun in ${locale}`, async ({
    browser,
  }) => {
    const page = await elsewhere(browser);
    const email = `carver.${locale}@patient.example`;
    await sendWhole(page, strain({ email, messages: "email" }), locale);
    const reference = await referenceOn(page);
    await expect.poll(() => mail.to(email).length).toBe(1);
    const [letter] = mail.to(email);
    expect(letter?.subject).toBe(
      words.messages.received.subject.replace("{clinic}", "Riverside Clinic"),
    );
    const [link = "", stopLink = ""] = linksIn(letter?.text ?? "");

    const other = await elsewhere(browser);
    await other.goto(link);
    await expect(other.getByText(reference)).toBeVisible();
    await expect(other.locator("html")).toHaveAttribute("lang", locale);
    const language = LANGUAGES[chosen].name;
    await other.getByRole("banner").getByRole("link", { name: language }).click();
    await expect(other.locator("html")).toHaveAttribute("lang", chosen);
    // To open the older message again, in its language, chooses nothing.
    await other.goto(link);
    await expect(other.locator("html")).toHaveAttribute("lang", locale);

    const [question = ""] = linksIn((await untilCheckIn(email, reference)).text);
    await other.goto(question);
    await other.getByRole("button", { name: chosenWords.checkIn.answers.same }).click();
    await expect(other.getByText(chosenWords.checkIn.told.same)).toBeVisible();

    // The link in the first message stops them, and nothing comes on day 14.
    if (locale === "en") {
      await other.goto(stopLink);
      await other.getByRole("button", { name: words.stop.button }).click();
      await expect(other.getByRole("heading", { level: 1 })).toHaveText(words.stop.done);
    } else {
      const answer = await pressInMailProgram(stopLink);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain(words.stop.done);
    }
    await query(
      `SELECT j."id" FROM graphile_worker.jobs k,
         LATERAL graphile_worker.reschedule_jobs(ARRAY[k."id"], run_at := now()) j
       WHERE k."task_identifier" = 'check_in'`,
    );
    await expect
      .poll(
        () => query(`SELECT 1 FROM graphile_worker.jobs WHERE "task_identifier" = 'check_in'`),
        {
          timeout: 20_000,
        },
      )
      .toEqual([]);
    expect(mail.to(email)).toHaveLength(2);
  });
}

test("a patient who chose text messages gets them, if texts are safe", async ({ browser }) => {
  const page = await elsewhere(browser);
  const more = { email: "", may_leave_message: "yes", messages: "sms" };
  await sendWhole(page, strain(more));
  await expect.poll(() => gateway.messages.length).toBe(1);
  const [link = ""] = linksIn(gateway.messages[0]?.body ?? "");
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(english.status.title);
});

test("no message, link or log line holds a clinical word", async () => {
  const letters = mail.mails.flatMap(({ subject, text, from }) => [subject, text, from]);
  const texts = [...letters, ...gateway.messages.map(({ body }) => body)];
  expect(texts.length).toBeGreaterThan(10);
  for (const text of texts) expect(findClinicalWord(text), text).toBeNull();
  const lines = clinic.output().split("\n");
  expect(lines.join("")).not.toMatch(/\/status\/|patient\.example|BK-/);
  for (const line of lines) expect(findClinicalWord(line), line).toBeNull();
});
