import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { makeLink } from "@/lib/aftercare/commands";
import english from "@/messages/en.json" with { type: "json" };
import spanish from "@/messages/es.json" with { type: "json" };
import { strain } from "@/test/people";
import { sendFromCheck } from "./begin-at";
import { query } from "./database";
import { referenceOn, sendWhole } from "./patient";
import { answersOf } from "./people";
import { expect, fileIntake, openIntake, part, rowOf, test } from "./staff";

/** Asks a patient how they are; gives the path of the link in the message. */
async function asked(answers = strain(), sentHoursAgo = 1) {
  const filed = await fileIntake(answers);
  await query(
    `INSERT INTO "CheckIn" ("id", "intakeId", "day", "dueAt", "sentAt")
     VALUES ($1, $2, 3, now(), now() - make_interval(hours => $3))`,
    [randomUUID(), filed.id, sentHoursAgo],
  );
  await query(
    `INSERT INTO "Consent" ("id", "intakeId", "kind", "textVersion", "textHash", "agreedAt")
     VALUES ($1, $2, 'messages', 'test', 'test', now())`,
    [randomUUID(), filed.id],
  );
  const link = await makeLink(filed.id, new Date());
  return { ...filed, path: (locale: string) => `/${locale}/status/${link}` };
}

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

async function answerOf(id: string) {
  const [row] = await query<{ answer: string | null }>(
    `SELECT "answer" FROM "CheckIn" WHERE "intakeId" = $1`,
    [id],
  );
  return row?.answer;
}

for (const [locale, words] of [
  ["en", english],
  ["es", spanish],
] as const) {
  test.describe(`a patient who is asked how they are, in ${locale}, with JavaScript off`, () => {
    test.use({ javaScriptEnabled: false });

    test("answers with one tap; opening the link alone answers nothing", async ({ page }) => {
      const { id, path } = await asked();
      await page.goto(`${path(locale)}/check-in/3`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.checkIn.title);
      await page.reload();
      expect(await answerOf(id)).toBeNull();
      await press(page, words.checkIn.answers.better);
      await expect(page.getByText(words.checkIn.told.better)).toBeVisible();
      await expect(page.getByText(words.safetyNet.close)).toBeVisible();
      expect(await answerOf(id)).toBe("better");
    });

    test("says that it is worse and comes to the red-flag questions", async ({ page }) => {
      const { id, path } = await asked();
      await page.goto(`${path(locale)}/check-in/3`);
      await press(page, words.checkIn.answers.worse);
      await expect(page).toHaveURL(/\/check\/q-\w\w$/);
      await expect(
        page.getByRole("group", { name: words.intake.fields.emergency_nerves.label }),
      ).toBeVisible();
      expect(await answerOf(id)).toBe("worse");
      const [entry] = await query<{ worse: boolean }>(
        `SELECT "worseSince" IS NOT NULL AS "worse" FROM "QueueEntry" WHERE "intakeId" = $1`,
        [id],
      );
      expect(entry?.worse).toBe(true);
    });

    test("stops the messages with one button, which can be pressed again", async ({ page }) => {
      const { id, path } = await asked();
      await page.goto(`${path(locale)}/check-in/3`);
      await page.getByRole("link", { name: words.stop.link }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.stop.title);
      await press(page, words.stop.button);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.stop.done);
      await page.reload();
      const [row] = await query<{ n: number }>(
        `SELECT count(*)::int AS n FROM "ConsentWithdrawal" w
         JOIN "Consent" c ON c."id" = w."consentId" WHERE c."intakeId" = $1`,
        [id],
      );
      expect(row?.n).toBe(1);
      await page.goto(path(locale));
      await expect(page.getByRole("link", { name: words.stop.link })).toBeHidden();
    });

    test("answers three questions twice and sees both scores on the device that sent the answers", async ({
      page,
      context,
      address,
    }) => {
      const { token } = await asked();
      await context.addCookies([{ name: "backline_intake", value: token, url: address }]);
      const names = ["peg_pain", "peg_enjoyment", "peg_activity"] as const;
      for (const [time, score] of ["7", "4"].entries()) {
        await page.goto(`/${locale}/status/mine`);
        const link = time === 0 ? words.scores.link : words.scores.again;
        await page.getByRole("link", { name: link }).click();
        if (time === 0) {
          await press(page, words.scores.submit);
          await expect(page).toHaveTitle(/^Error: /);
        }
        for (const name of names)
          await page
            .getByRole("group", { name: words.intake.fields[name].label })
            .getByLabel(score, { exact: true })
            .check();
        await press(page, words.scores.submit);
        await expect(page.getByText(words.scores.thanks)).toBeVisible();
      }
      const rows = page.getByRole("listitem").filter({ hasText: words.scores.mean });
      await expect(rows).toHaveCount(2);
      await expect(rows.nth(0)).toContainText("7");
      await expect(rows.nth(1)).toContainText("4");
      await expect(page.getByRole("img", { name: words.scores.chart })).toBeVisible();
    });
  });
}

test("scores stay hidden from a person who has only the link", async ({ page }) => {
  const { path } = await asked();
  await page.goto(`${path("en")}/questions`);
  for (const name of ["peg_pain", "peg_enjoyment", "peg_activity"] as const)
    await page
      .getByRole("group", { name: english.intake.fields[name].label })
      .getByLabel("5", { exact: true })
      .check();
  await press(page, english.scores.submit);
  await expect(page.getByText(english.scores.thanks)).toBeVisible();
  await expect(page.getByRole("table")).toBeHidden();
});

test("staff see who did not answer for a day, from Soon up, until somebody talked to them", async ({
  as,
}) => {
  const silent = await asked(answersOf("Lund"), 25);
  const early = await asked(answersOf("Lund"), 23);
  const selfCare = await asked(strain(), 25);
  const { page } = await as("clinician");
  await page.goto("/staff?level=SOON");
  const mark = "No reply to our message";
  await expect(rowOf(page, silent.reference)).toContainText(mark);
  await expect(rowOf(page, early.reference)).not.toContainText(mark);
  await page.goto("/staff?level=SELF_CARE");
  await expect(rowOf(page, selfCare.reference)).not.toContainText(mark);
  await openIntake(page, silent.id);
  await expect(page.getByText(mark)).toBeVisible();
  await expect(part(page, "Progress since the intake")).toContainText("no reply yet");
  await page.getByLabel("Spoke to the patient").check();
  await page.getByRole("button", { name: "Save call" }).click();
  await expect(page.getByText(mark)).toBeHidden();
});

test("a patient is asked for permission to send messages, by each channel they gave, and blank is no", async ({
  page,
  context,
}) => {
  await sendWhole(page, strain({ email: "ada@patient.example", messages: "email" }));
  const reference = await referenceOn(page);
  const [row] = await query<{ consents: number; checkIns: number }>(
    `SELECT (SELECT count(*)::int FROM "Consent" c WHERE c."intakeId" = i."id" AND c."kind" = 'messages') AS "consents",
       (SELECT count(*)::int FROM "CheckIn" c WHERE c."intakeId" = i."id") AS "checkIns"
     FROM "Intake" i WHERE i."reference" = $1`,
    [reference],
  );
  expect(row).toEqual({ consents: 1, checkIns: 2 });
  await context.clearCookies();
  await sendFromCheck(page, strain({ email: "ada@patient.example" }));
  const blank = await referenceOn(page);
  const [none] = await query<{ consents: number }>(
    `SELECT count(*)::int AS "consents" FROM "Consent" c JOIN "Intake" i ON i."id" = c."intakeId"
     WHERE i."reference" = $1 AND c."kind" = 'messages'`,
    [blank],
  );
  expect(none).toEqual({ consents: 0 });
});
