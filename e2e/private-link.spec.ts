import type { Page } from "@playwright/test";
import { ruleById } from "@/lib/triage/rules/all";
import english from "@/messages/en.json" with { type: "json" };
import { strain } from "@/test/people";
import { query } from "./database";
import { remember } from "./patient";
import { answersOf } from "./people";
import { expect, fileIntake, newName, test, trailOf } from "./staff";
import { answerAgain, sayWorse } from "./worse";

/** Makes a private link on the device that sent the answers; gives its path. */
async function linkOf(page: Page): Promise<string> {
  await page.goto("/en/status/mine");
  await page.getByRole("button", { name: english.status.keep.make }).click();
  await expect(page).toHaveURL(/\/status\/[\w-]{43}$/);
  return new URL(page.url()).pathname;
}

const SADDLE = ruleById("ces_saddle_new")?.patient ?? "";

test.describe("a private link", () => {
  test("opens the patient's page on another device, and shows no name and no answer there", async ({
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
    for (const secret of ["/en/offer/some", "/feed/some"])
      expect((await elsewhere.request.get(secret)).headers()).toMatchObject({
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
    // The link gives no way to the answers.
    await other.goto("/en/result");
    await expect(other).toHaveURL(/\/en\?notice=expired$/);

    await other.goto(link);
    await sayWorse(other);
    await answerAgain(other, answers);
    await expect(other).toHaveURL(/\?told=worse$/);
    await expect(other.getByText(english.status.told.worse)).toBeVisible();
    // What to do is said here as on the first device; why is not.
    const { urgent, reasonsTitle } = english.result;
    for (const words of [urgent.title, ...urgent.until])
      await expect(other.getByText(words, { exact: true })).toBeVisible();
    await expect(other.getByText(reasonsTitle)).toHaveCount(0);
    await elsewhere.close();
  });

  test("tells a person with only the link of an emergency, and what to say", async ({
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
    // An hour later the link says only what to do, and no longer why.
    await query(
      `UPDATE "Reassessment" SET "createdAt" = "createdAt" - interval '61 minutes' WHERE "intakeId" = $1`,
      [id],
    );
    await other.reload();
    await expect(heading).toContainText(english.result.emergency.title);
    await expect(other.getByText(SADDLE)).toBeHidden();
    await elsewhere.close();
  });

  test("that has ended or never existed says so and where to call", async ({
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

  test("works in a browser that hides the origin of a form; other pages refuse that", async ({
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
