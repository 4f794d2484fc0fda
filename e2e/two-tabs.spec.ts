import type { Page } from "@playwright/test";
import { codeOf, type StepId } from "@/lib/form/steps";
import { findDraft, findOwnIntake } from "@/lib/intake/queries";
import { ruleById } from "@/lib/triage/rules/all";
import messages from "@/messages/en.json" with { type: "json" };
import { strain } from "@/test/people";
import { expectNoBarrier } from "./barriers";
import { beginAt } from "./begin-at";
import { levelInQueue, query } from "./database";
import { draftIdOf, tokenOf } from "./drafts";
import { answerPage, choice, device, remember, saveForLater, walk } from "./patient";
import { expect, fileIntake, test } from "./staff";

const OLD = strain({ respondent: "proxy", age_years: "82", sex_at_birth: "female" });
const YOUNG = strain({ age_years: "28" });
const { stray, startAgain, start } = messages;

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

/** A second tab in which somebody starts over, and answers up to this page. */
async function startOver(page: Page, until: StepId, look = false): Promise<Page> {
  const tab = await page.context().newPage();
  await tab.goto("/en");
  await press(tab, start.startAgain);
  await expect(tab.getByRole("heading", { level: 1 })).toHaveText(startAgain.title);
  if (look) await expectNoBarrier(tab, "before starting over");
  await press(tab, startAgain.confirm);
  await expect(tab).toHaveURL(new RegExp(`/intake/${codeOf("about_you")}`));
  await walk(tab, YOUNG, until);
  return tab;
}

/** The page that says that nothing of this tab was saved. */
async function expectRefused(page: Page, text = stray.other): Promise<void> {
  await expect(page.getByRole("heading", { name: stray.title })).toBeVisible();
  await expect(page.getByText(text)).toBeVisible();
  await expect(page.getByText("82")).toHaveCount(0);
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`two tabs with two people, JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.describe.configure({ timeout: 120_000 });

    test("are never mixed, and the first tab says so", async ({ browser }) => {
      const { page, context } = await device(browser, { javaScriptEnabled });
      await beginAt(page, OLD, "emergency_body");
      const [old, oldToken] = [await draftIdOf(page), await tokenOf(page)];
      const tab = await startOver(page, "emergency_other");
      const token = await tokenOf(tab);
      expect(await draftIdOf(tab)).not.toBe(old);
      const before = await findDraft(token);

      await page.bringToFront();
      await answerPage(page, OLD);
      await expectRefused(page);
      await expect(page.getByText(messages.safetyNet.items[0] ?? "-")).toBeVisible();
      if (javaScriptEnabled) await expectNoBarrier(page, "a refused page");
      expect(await findDraft(token)).toEqual(before);
      expect((await findDraft(oldToken))?.answers).not.toHaveProperty("emergency_body");

      // From here the first tab goes on with what the device has now, as the page says.
      await page.getByRole("link", { name: stray.goOn }).click();
      await expect(page).toHaveURL(new RegExp(codeOf("emergency_other")));
      // Whose it is, without a name: the time at which this form was begun.
      await expect(page.getByText(/Started \d{1,2}:\d\d/)).toBeVisible();
      await answerPage(page, YOUNG);
      expect((await findDraft(token))?.answers).toMatchObject({ age_years: "28" });
      await context.close();
    });

    test("a red flag from the first tab reaches staff in its own answers", async ({ browser }) => {
      const { page, context } = await device(browser, { javaScriptEnabled });
      await beginAt(page, OLD, "emergency_nerves");
      const [old, oldToken] = [await draftIdOf(page), await tokenOf(page)];
      const tab = await startOver(page, "emergency_body");
      const young = await tokenOf(tab);

      await page.bringToFront();
      await choice(page, "emergency_nerves", "saddle").check();
      await press(page, messages.common.continue);
      await expect(page.getByRole("heading", { level: 1 })).toContainText(
        messages.result.emergency.title,
      );
      await expect(page.getByText(ruleById("ces_saddle_new")?.patient ?? "-")).toBeVisible();
      await expect(page.getByText(stray.told.emergency)).toBeVisible();
      await expectRefused(page);
      expect(await levelInQueue(old)).toBe("EMERGENCY");
      expect((await findOwnIntake(oldToken))?.answers).toMatchObject({ age_years: "82" });
      expect((await findDraft(young))?.answers).toMatchObject({ emergency_nerves: ["none"] });
      await context.close();
    });
  });
}

test("the first tab neither sends, saves nor opens the answers of the second", async ({ page }) => {
  await beginAt(page, strain(), "check");
  await expect(page).toHaveURL(/\/intake\/check/);
  const save = await page.context().newPage();
  await save.goto("/en/intake/save");
  const saved = await page.context().newPage();
  await saved.goto(`/en/intake/${codeOf("about_you")}`);
  await saveForLater(saved);
  const tab = await startOver(page, "emergency_other", true);
  const before = await findDraft(await tokenOf(tab));

  for (const [stale, button] of [
    [page, messages.check.send],
    [save, messages.saveLater.submit],
  ] as const) {
    await stale.bringToFront();
    await press(stale, button);
    await expectRefused(stale);
    await expect(stale.getByText(stray.notSent)).toHaveCount(stale === page ? 1 : 0);
  }
  expect(await findDraft(await tokenOf(tab))).toEqual(before);
  // Opening others with a code would leave these behind, and the page says so.
  await tab.goto("/en/resume");
  await expect(tab.getByText(messages.resume.others)).toBeVisible();
});

test("a page whose answers were cleared says that it was not saved", async ({ page }) => {
  await beginAt(page, OLD, "emergency_body");
  const tab = await page.context().newPage();
  await tab.goto(page.url());
  await tab.goto("/en/intake/save");
  await press(tab, messages.common.leave);
  await expect(tab.getByText(start.notices.left)).toBeVisible();
  await answerPage(page, OLD);
  await expectRefused(page, stray.gone);
});

test("after sending in one tab, the other says that nothing was added", async ({ page }) => {
  await beginAt(page, strain(), "check");
  const tab = await page.context().newPage();
  await tab.goto(`/en/intake/${codeOf("general")}?change=1`);
  await page.bringToFront();
  await press(page, messages.check.send);
  await expect(page).toHaveURL(/\/result$/);
  await tab.bringToFront();
  await choice(tab, "recent_signs", "none").uncheck();
  await choice(tab, "recent_signs", "fever_or_chills").check();
  await press(tab, messages.common.continue);
  await expect(
    tab.getByText(/^You had already sent your answers.*press “I feel worse”/),
  ).toBeVisible();
  // What is more severe counts all the same.
  const own = await findOwnIntake(await tokenOf(page));
  expect(own?.levelNow).toBe("URGENT");
});

test("a second emergency, from another tab, is added to the first and shown", async ({ page }) => {
  await beginAt(page, strain(), "emergency_other");
  const tab = await page.context().newPage();
  await tab.goto(`/en/intake/${codeOf("emergency_nerves")}?change=1`);
  await choice(tab, "emergency_nerves", "none").uncheck();
  await choice(tab, "emergency_nerves", "saddle").check();
  await press(tab, messages.common.continue);
  await expect(tab).toHaveURL(/\/result$/);
  await page.bringToFront();
  await choice(page, "emergency_other", "self_harm").check();
  await press(page, messages.common.continue);
  await expect(page).toHaveURL(/\/result$/);
  await expect(page.getByText(ruleById("ces_saddle_new")?.patient ?? "-")).toBeVisible();
  await expect(page.getByRole("link", { name: "988" }).first()).toBeVisible();
  const own = await findOwnIntake(await tokenOf(page));
  expect(own?.answers).toMatchObject({
    emergency_nerves: ["saddle"],
    emergency_other: ["self_harm"],
  });
});

test("I feel worse and a number from an older result page reach the intake of that page", async ({
  page,
  context,
  address,
}) => {
  const calm = await fileIntake(strain());
  const alarm = await fileIntake(strain({ emergency_nerves: ["saddle"] }));
  await remember(context, address, calm.token);
  await page.goto("/en/result");
  const tab = await context.newPage();
  await remember(context, address, alarm.token);
  await tab.goto("/en/result");

  await page.bringToFront();
  await press(page, messages.status.worse.button);
  await expectRefused(page);
  await expect(page.getByText(stray.told.worse)).toBeVisible();
  const worse = await query<{ id: string }>(
    `SELECT "intakeId" AS "id" FROM "QueueEntry" WHERE "worseSince" IS NOT NULL
       AND "intakeId" = ANY($1)`,
    [[calm.id, alarm.id]],
  );
  expect(worse).toEqual([{ id: calm.id }]);

  await remember(context, address, calm.token);
  await tab.bringToFront();
  await tab.getByLabel(messages.intake.fields.phone.label).fill("212 555 0199");
  await press(tab, messages.result.emergency.phoneSend);
  await expect(tab.getByText(stray.told.phone)).toBeVisible();
  expect((await findOwnIntake(alarm.token))?.contact?.phoneAsTyped).toBe("212 555 0199");
  expect((await findOwnIntake(calm.token))?.contact?.phoneAsTyped).not.toBe("212 555 0199");
});
