import { randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import { addScores } from "@/lib/aftercare/commands";
import { codeOf } from "@/lib/form/steps";
import { LOCALES } from "@/lib/i18n/locales";
import messages from "@/messages/en.json" with { type: "json" };
import { strain } from "@/test/people";
import { expectNoBarrier } from "./barriers";
import { query } from "./database";
import { answerPage, messagesOn, remember } from "./patient";
import { answersOf } from "./people";
import { PUBLIC_PATHS } from "./public-paths";
import { untilHeard } from "./scripts";
import { beginWith, fileIntake, test } from "./staff";

// Checking many large pages takes long on a busy machine.
const SLOW = 300_000;

test.describe("the patient's pages have no barrier that axe can find", () => {
  test("start, privacy and not found", async ({ page }) => {
    for (const path of [
      "/en",
      "/en?notice=expired",
      "/en/privacy",
      "/en/resume",
      "/es",
      "/es/privacy",
      "/es/resume",
    ]) {
      await page.goto(path);
      await expectNoBarrier(page, path);
    }
    expect((await page.goto("/en/intake/moon"))?.status()).toBe(404);
    await expectNoBarrier(page, "not found");
  });

  for (const locale of LOCALES)
    test(`the public pages about back spasms, in ${locale}`, async ({ page }) => {
      test.setTimeout(SLOW);
      const paths = PUBLIC_PATHS.filter((path) => path.startsWith("/learn"));
      for (const path of [...paths, "/learn/moon"]) {
        await page.goto(`/${locale}${path}`);
        await expectNoBarrier(page, `/${locale}${path}`);
      }
    });

  test("pages left empty, with their errors, and the page to check the answers", async ({
    page,
    context,
    address,
  }) => {
    const whole = strain({ free_text: "Some words of my own" });
    const without = (names: string[]) =>
      Object.fromEntries(Object.entries(whole).filter(([name]) => !names.includes(name)));
    const contact = ["given_name", "family_name", "phone", "birth_date", "interpreter"];
    for (const [step, answers] of [
      ["about_you", {}],
      ["emergency_nerves", without(["emergency_nerves"])],
      ["pain_start", without(["duration_amount", "onset"])],
      ["contact", without(contact)],
      ["privacy", without(["consent", "signed_name"])],
    ] as const) {
      await remember(context, address, await beginWith(answers));
      await page.goto(`/en/intake/${codeOf(step)}`);
      await page.getByRole("button", { name: "Continue" }).click();
      await expect(page.getByRole("alert", { name: "There is a problem" })).toBeVisible();
      await expect(page).toHaveURL(new RegExp(`/intake/${codeOf(step)}([?]|$)`));
      await expectNoBarrier(page, `${step} with errors`);
    }
    await remember(context, address, await beginWith(whole));
    await page.goto("/en/intake/check");
    await expectNoBarrier(page, "check");
  });

  for (const locale of ["en", "es"] as const) {
    test(`saving for later and coming back, with errors, in ${locale}`, async ({
      page,
      context,
      address,
    }) => {
      await remember(context, address, await beginWith({}));
      await page.goto(`/${locale}/intake/save`);
      await expectNoBarrier(page, "save");
      const button = page.getByRole("main").getByRole("button").first();
      await button.click();
      await expect(page).toHaveTitle(/^Error/);
      await expectNoBarrier(page, "save with errors");
      const boxes = page.getByRole("textbox");
      for (const [index, part] of ["1", "1", "1980"].entries()) await boxes.nth(index).fill(part);
      await button.click();
      await expect(page).toHaveURL(/save\/code$/);
      await expectNoBarrier(page, "code");
      await page.goto(`/${locale}/resume`);
      await page.getByRole("main").getByRole("button").click();
      await expect(page).toHaveTitle(/^Error/);
      await expectNoBarrier(page, "resume with errors");
      await page.goto(`/${locale}/intake/${codeOf("about_you")}`);
      await untilHeard(page, "submit");
      await context.setOffline(true);
      await page.getByRole("main").getByRole("button").first().click();
      await expect(page.getByRole("main").getByRole("alert")).toBeFocused();
      await expectNoBarrier(page, "a page that could not be sent");
    });
  }

  for (const [family, level, locale] of [
    ["Ferrari", "URGENT", "es"],
    ["Lund", "SOON", "en"],
    ["Nilsen", "ROUTINE", "en"],
    ["Carver", "SELF_CARE", "es"],
  ] as const) {
    test(`the result of ${level}, in ${locale}`, async ({ page, context, address }) => {
      const { id, token } = await fileIntake(answersOf(family));
      const [row] = await query<{ level: string }>(`SELECT "level" FROM "Intake" WHERE "id" = $1`, [
        id,
      ]);
      expect(row?.level).toBe(level);
      await remember(context, address, token);
      await page.goto(`/${locale}/result`);
      await expectNoBarrier(page, level);
    });
  }

  for (const locale of ["en", "es"] as const) {
    test(`the status pages, and the questions for a patient who feels worse, in ${locale}`, async ({
      page,
      context,
      address,
    }) => {
      test.setTimeout(SLOW);
      const { id, token } = await fileIntake(answersOf("Lund"));
      await remember(context, address, token);
      await page.goto(`/${locale}/status/mine`);
      await expectNoBarrier(page, "status on the device that sent");
      const buttons = page.getByRole("main").getByRole("button");
      await buttons.filter({ hasText: messagesOn(page).status.keep.make }).click();
      await expect(page).toHaveURL(/\/status\/[\w-]{43}$/);
      const link = page.url();
      await context.clearCookies();
      await page.reload();
      await expectNoBarrier(page, "status by the link alone");
      await buttons.filter({ hasText: messagesOn(page).status.worse.button }).click();
      await expect(page).toHaveURL(/\/check\/q-\w\w$/);
      await expectNoBarrier(page, "asked again");
      await buttons.filter({ hasText: messagesOn(page).common.continue }).click();
      await expect(page.locator("#error-summary")).toBeFocused();
      await expectNoBarrier(page, "asked again, with errors");
      await answerPage(page, answersOf("Whitlock"));
      await expect(page).toHaveURL(/told=worse$/);
      await expectNoBarrier(page, "an emergency by the link alone");
      for (const below of ["/questions", "/stop"]) {
        await page.goto(`${link}${below}`);
        await expectNoBarrier(page, below);
      }
      await page.goto(`${link}/questions`);
      await page.getByRole("main").getByRole("button").first().click();
      await expect(page).toHaveTitle(/^Error/);
      await expectNoBarrier(page, "three questions, with errors");
      await query(
        `INSERT INTO "CheckIn" ("id", "intakeId", "day", "dueAt") VALUES ($1, $2, 3, now())`,
        [randomUUID(), id],
      );
      await page.goto(`${link}/check-in/3`);
      await expectNoBarrier(page, "check-in");
      await page.getByRole("main").getByRole("button").nth(1).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(
        messagesOn(page).checkIn.thanks,
      );
      await expectNoBarrier(page, "check-in, answered");
      await addScores(id, { pain: 7, enjoyment: 6, activity: 5 }, new Date());
      await remember(context, address, token);
      await page.goto(`/${locale}/status/mine`);
      await expectNoBarrier(page, "status with scores");
      await page.goto(link.replace(/.{9}$/, "A".repeat(9)));
      await expectNoBarrier(page, "a link that has ended");
    });
  }

  test("the result of a child under 16", async ({ page, context, address }) => {
    const { respondent, sex_at_birth, emergency_nerves } = strain();
    const child = { respondent, sex_at_birth, emergency_nerves, age_years: "12" };
    const { token } = await fileIntake(
      { ...child, child_fever: "no", child_walking: "walks" },
      "under_16",
    );
    await remember(context, address, token);
    await page.goto("/en/result");
    await expect(page.getByRole("heading", { level: 1 })).toContainText(
      messages.result.under16.title,
    );
    await expectNoBarrier(page, "under 16");
  });

  for (const [what, locale, more] of [
    ["cauda equina", "en", { emergency_nerves: ["saddle", "bladder_start"] }],
    ["thoughts of suicide", "es", { emergency_other: ["self_harm"] }],
    ["too many painkillers", "en", { emergency_other: ["too_many_painkillers"] }],
    ["bleeding in pregnancy", "es", { pregnancy: "yes", emergency_other: ["pregnancy_bleeding"] }],
  ] as const) {
    test(`the emergency page after ${what}, and saying that it was checked or a mistake, in ${locale}`, async ({
      page,
      context,
      address,
    }) => {
      const base = { respondent: "self", age_years: "34", sex_at_birth: "female" };
      const answers = Object.fromEntries(
        Object.entries({ ...base, ...more }).map(([name, value]) => [
          name,
          typeof value === "string" ? value : [...value],
        ]),
      );
      const { token } = await fileIntake(answers, "emergency_stop");
      await remember(context, address, token);
      await page.goto(`/${locale}/result`);
      await page.getByText(messagesOn(page).result.emergency.wrongTitle).click();
      await expectNoBarrier(page, "emergency");
      for (const kind of ["already_checked", "answered_by_mistake"]) {
        await page.goto(`/${locale}/result/confirm?kind=${kind}`);
        await expectNoBarrier(page, kind);
      }
    });
  }
});
