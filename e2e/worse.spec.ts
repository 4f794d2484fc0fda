import type { BrowserContext, Page } from "@playwright/test";
import english from "@/app/messages/en.json" with { type: "json" };
import spanish from "@/app/messages/es.json" with { type: "json" };
import type { Answers } from "@/lib/intake/answers";
import { ruleById } from "@/lib/triage/rules/all";
import { query } from "./database";
import { answerPage, messagesOn, stepIsOver, stepOf } from "./patient";
import { answersOf, strain } from "./people";
import {
  expect,
  fileIntake,
  levelInQueue,
  newName,
  openIntake,
  part,
  rowOf,
  test,
  trailOf,
  unfold,
} from "./staff";

async function remember(context: BrowserContext, address: string, token: string): Promise<void> {
  await context.addCookies([{ name: "backline_intake", value: token, url: address }]);
}

/** Answers the questions that are put again until a page that is none; gives the pages. */
async function answerAgain(page: Page, whole: Answers): Promise<string[]> {
  const pages: string[] = [];
  for (let left = 15; left > 0; left -= 1) {
    const step = stepOf(page);
    if (!step) return pages;
    pages.push(step);
    await answerPage(page, whole);
    await stepIsOver(page, step);
  }
  throw new Error("the check does not end");
}

async function sayWorse(page: Page): Promise<void> {
  await page.getByRole("button", { name: messagesOn(page).status.worse.button }).click();
  await expect(page).toHaveURL(/\/check\/q-\w\w$/);
}

/** Makes a private link on the device that sent the answers; gives its path. */
async function linkOf(page: Page): Promise<string> {
  await page.goto("/en/status/mine");
  await page.getByRole("button", { name: english.status.keep.make }).click();
  await expect(page).toHaveURL(/\/status\/[\w-]{43}$/);
  return new URL(page.url()).pathname;
}

const SADDLE = ruleById("ces_saddle_new")?.patient ?? "";

for (const [locale, words, reason] of [
  ["en", english, SADDLE],
  ["es", spanish, spanish.reasons.ces_saddle_new],
] as const) {
  test.describe(`a patient who feels worse, in ${locale}, with JavaScript off`, () => {
    test.use({ javaScriptEnabled: false });

    test("is told at once that it is an emergency now, and staff see it", async ({
      page,
      context,
      address,
    }) => {
      const { id, token } = await fileIntake(strain());
      await remember(context, address, token);
      await page.goto(`/${locale}/result`);
      await sayWorse(page);
      expect(await levelInQueue(id)).toBe("SELF_CARE");
      expect(await answerAgain(page, strain({ emergency_nerves: ["saddle"] }))).toEqual([
        "emergency_nerves",
      ]);
      await expect(page).toHaveURL(new RegExp(`/${locale}/result$`));
      await expect(page.getByRole("heading", { level: 1 })).toContainText(
        words.result.emergency.title,
      );
      await expect(page.getByText(reason)).toBeVisible();
      expect(await levelInQueue(id)).toBe("EMERGENCY");
      await page.goto(`/${locale}/status/mine`);
      await expect(page.getByRole("heading", { level: 1 })).toContainText(
        words.result.emergency.title,
      );
      await expect(page.getByText(words.result.emergency.caudaSay)).toBeHidden();
    });

    test("answers everything again and learns by when somebody calls", async ({
      page,
      context,
      address,
    }) => {
      const { id, token } = await fileIntake(strain());
      await remember(context, address, token);
      await page.goto(`/${locale}/status/mine`);
      await expect(page.getByText(words.status.next.home)).toBeVisible();
      await expect(page.getByText(words.status.seen.no)).toBeVisible();
      await sayWorse(page);
      const whole = answersOf("Carver", { general_signs: ["fever"] });
      expect(await answerAgain(page, whole)).toEqual([
        "emergency_nerves",
        "emergency_body",
        "emergency_other",
        "pain_now",
        "nerves",
        "general",
        "history",
      ]);
      await expect(page).toHaveURL(new RegExp(`/${locale}/result$`));
      await expect(page.getByRole("heading", { level: 1 })).toContainText(
        words.result.urgent.title,
      );
      expect(await levelInQueue(id)).toBe("URGENT");
    });

    test("who leaves a page empty is told so, and nothing is taken for a no", async ({
      page,
      context,
      address,
    }) => {
      const { token } = await fileIntake(strain());
      await remember(context, address, token);
      await page.goto(`/${locale}/result`);
      await sayWorse(page);
      for (const box of await page.getByRole("checkbox").all()) await expect(box).not.toBeChecked();
      const first = page.url();
      await page.getByRole("button", { name: words.common.continue }).click();
      await expect(page).toHaveURL(`${first}#error-summary`);
      await expect(page.getByRole("alert", { name: words.common.errorTitle })).toBeVisible();
      await expect(page).toHaveTitle(/^Error: /);
    });
  });
}

test.describe("a private link", () => {
  test("opens the patient's page on another device, and shows there no name and no answer", async ({
    page,
    context,
    address,
    browser,
  }) => {
    const family = newName("Lonely");
    const answers = answersOf("Ferrari", { family_name: family });
    const { reference, token } = await fileIntake(answers);
    await remember(context, address, token);
    const link = await linkOf(page);
    await expect(page.getByRole("link", { name: english.status.answers.see })).toBeVisible();

    const elsewhere = await browser.newContext({ baseURL: address });
    const other = await elsewhere.newPage();
    const response = await other.goto(link);
    expect(await response?.allHeaders()).toMatchObject({
      "cache-control": "private, no-store",
      "referrer-policy": "no-referrer",
      "x-robots-tag": "noindex, nofollow",
    });
    await expect(other.getByText(reference)).toBeVisible();
    await expect(other.getByText(english.status.answers.elsewhere)).toBeVisible();
    const html = await other.content();
    const { phone } = answers;
    for (const secret of [family, String(phone), english.result.reasonsTitle])
      expect(html).not.toContain(secret);
    const [stored] = await query<{ n: number }>(
      `SELECT count(*)::int AS n FROM "PatientLink" WHERE "tokenHash" = $1`,
      [link.split("/").at(-1)],
    );
    expect(stored?.n).toBe(0);
    // There is no way from the link to the answers.
    await other.goto("/en/result");
    await expect(other).toHaveURL(/\/en\?notice=expired$/);

    await other.goto(link);
    await sayWorse(other);
    await answerAgain(other, answers);
    await expect(other).toHaveURL(/\?told=worse$/);
    await expect(other.getByText(english.status.told.worse)).toBeVisible();
    await elsewhere.close();
  });

  test("tells who has only the link of an emergency, with what to say", async ({
    page,
    context,
    address,
    browser,
  }) => {
    const { id, token } = await fileIntake(strain());
    await remember(context, address, token);
    const link = await linkOf(page);
    const elsewhere = await browser.newContext({ baseURL: address });
    const other = await elsewhere.newPage();
    await other.goto(link);
    await sayWorse(other);
    await answerAgain(other, strain({ emergency_nerves: ["saddle"] }));
    const heading = other.getByRole("heading", { level: 1 });
    await expect(heading).toContainText(english.result.emergency.title);
    await expect(other.getByText(SADDLE)).toBeVisible();
    // An hour later the link alone says what to do, and no longer why.
    await query(
      `UPDATE "Reassessment" SET "createdAt" = "createdAt" - interval '61 minutes' WHERE "intakeId" = $1`,
      [id],
    );
    await other.reload();
    await expect(heading).toContainText(english.result.emergency.title);
    await expect(other.getByText(SADDLE)).toBeHidden();
    await elsewhere.close();
  });

  test("that has ended, or never was one, says so and where to call", async ({
    page,
    context,
    address,
  }) => {
    const { id, token } = await fileIntake(strain());
    await remember(context, address, token);
    const link = await linkOf(page);
    await query(`UPDATE "PatientLink" SET "expiresAt" = now() WHERE "intakeId" = $1`, [id]);
    for (const path of [link, "/en/status/nonsense", `/en/status/${"A".repeat(43)}`]) {
      expect((await page.goto(path))?.status(), path).toBe(404);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(english.status.gone.title);
    }
  });

  test("works in a browser that hides where a form comes from; other pages refuse that", async ({
    page,
    context,
    address,
    request,
  }) => {
    const { id, token } = await fileIntake(strain());
    await remember(context, address, token);
    const link = await linkOf(page);
    const form = { headers: { origin: "null" }, form: {}, maxRedirects: 0 };
    expect((await request.post(`${link}/check`, form)).status()).toBe(303);
    expect(await trailOf(id)).toContain("intake.feels_worse by patient");
    expect((await request.post("/en/intake/start", form)).status()).toBe(403);
  });
});

test("who has an emergency is called each time that the patient says it is worse, until they say they saw it", async ({
  page,
  context,
  address,
  as,
}) => {
  const { id, reference, token } = await fileIntake(strain());
  await remember(context, address, token);
  // The patient still has the page open on which the button was, twice.
  const open = await Promise.all([context.newPage(), context.newPage()]);
  for (const tab of [page, ...open]) await tab.goto("/en/result");
  await sayWorse(page);
  await answerAgain(page, strain({ emergency_nerves: ["saddle"] }));
  const { page: clinician } = await as("clinician");
  const { page: desk } = await as("front_desk");
  await desk.goto("/staff");
  await openIntake(clinician, id);
  await clinician.getByRole("button", { name: "Take it" }).click();
  await expect(clinician.getByText("You have this.")).toBeVisible();
  const unseen = rowOf(desk, reference).getByText("Worse, not seen yet");
  const seen = clinician.getByRole("button", { name: "I have seen it" });
  await expect(seen).toHaveCount(0);
  for (const tab of open) {
    await expect(unseen).toHaveCount(0);
    await sayWorse(tab);
    await expect(unseen).toBeVisible();
    await openIntake(clinician, id);
    await seen.click();
    await expect(seen).toHaveCount(0);
  }
  await expect(unseen).toHaveCount(0);
  await expect(part(clinician, "History").getByText("Seen that it is worse")).toHaveCount(2);
});

test("staff see since when it is worse and what changed, until a clinician has reviewed it", async ({
  page,
  context,
  address,
  as,
}) => {
  const { id, reference, token } = await fileIntake(strain());
  await remember(context, address, token);
  await page.goto("/en/result");
  await sayWorse(page);
  await answerAgain(page, strain({ pain_score: "9", mobility: "cannot_walk" }));
  const { page: desk } = await as("front_desk");
  await desk.goto("/staff");
  await expect(rowOf(desk, reference).getByText(/^Worse since \d+:\d\d$/)).toBeVisible();
  const { page: clinician } = await as("clinician");
  await openIntake(clinician, id);
  await expect(clinician.getByText(/^Worse since \d+:\d\d$/)).toBeVisible();
  const changed = part(clinician, "Changed answers").getByRole("row");
  await expect(changed.filter({ hasText: english.intake.fields.pain_score.label })).toContainText(
    english.intake.fields.pain_score.options["9"],
  );
  await expect(part(clinician, "History")).toContainText("The patient says it is worse");
  await unfold(clinician, "Review the level");
  await clinician
    .getByRole("group", { name: "Which level is right?" })
    .getByLabel(/confirm the level/)
    .check();
  await clinician.getByRole("button", { name: "Save review" }).click();
  await expect(clinician.getByText(/^Worse since/)).toBeHidden();
  await expect(part(clinician, "Changed answers")).toBeVisible();
  await page.goto("/en/status/mine");
  await expect(page.getByText(english.status.seen.yes)).toBeVisible();
});
