import { LOCALES } from "@/lib/i18n/locales";
import { strain } from "@/test/people";
import { expectNoBarrier } from "./barriers";
import { query } from "./database";
import {
  ABOUT_YOU,
  AT,
  cookiesOf,
  expectFresh,
  expectNothingBehind,
  idleUntilAsked,
  setUp,
  start,
} from "./kiosk";
import { messagesOn, question, referenceOn, walk } from "./patient";
import { answersOf } from "./people";
import { beginWith, expect, fileEmergency, fileIntake, test } from "./staff";

for (const locale of LOCALES) {
  test(`one patient after the other in the waiting room in ${locale}`, async ({ page }) => {
    test.setTimeout(120_000);
    await setUp(page, locale);
    const { kiosk } = messagesOn(page);
    await start(page);
    await walk(page, strain({ family_name: "Featherlight" }));
    await page.getByRole("button", { name: messagesOn(page).check.send }).click();
    await expect(page).toHaveURL(/\/result/);
    const reference = await referenceOn(page);
    // Nothing that makes sense only on a patient's own device.
    const { result, start: words } = messagesOn(page);
    await expect(page.getByText(result.newCheck)).toHaveCount(0);
    await expect(page.getByText(result.printHint)).toHaveCount(0);
    await expect(page.getByText(kiosk.keep)).toBeVisible();
    // Others can see this screen: no answers, and the button to clear it comes first.
    await expect(page.getByText(kiosk.answersHidden)).toBeVisible();
    await expect(page.getByRole("main")).not.toContainText("Featherlight");
    const done = page.getByRole("main").getByRole("button").first();
    await expect(done).toHaveText(kiosk.done);
    await expect(done).toBeInViewport();
    await page.getByRole("button", { name: kiosk.done }).click();
    await expectFresh(page, locale);
    await expect(page.getByText(words.notices.left)).toHaveCount(0);
    await expectNothingBehind(page, [reference, "Featherlight"]);
    const [row] = await query<{ name: string }>(
      `SELECT l."name" FROM "Intake" i JOIN "Location" l ON l."id" = i."locationId"
       WHERE i."reference" = $1`,
      [reference],
    );
    expect(row?.name).toBe("Main Street");
    // The next patient starts with empty pages.
    await page.goto(`/${locale}`);
    await start(page);
    await expect(page.getByLabel(messagesOn(page).intake.fields.age_years.proxyLabel)).toHaveValue(
      "",
    );
    for (const radio of await question(page, "respondent").getByRole("radio").all())
      await expect(radio).not.toBeChecked();
  });
}

test("an emergency in the waiting room sends the patient to the staff first", async ({ page }) => {
  await setUp(page);
  await start(page);
  await walk(page, answersOf("Whitlock"));
  const { kiosk, result } = messagesOn(page);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(result.emergency.title);
  await expect(page.getByText(kiosk.here)).toBeInViewport();
  await expect(page.getByText(result.emergency.waitHere[0] ?? "")).toBeVisible();
  await expect(page.getByText(result.emergency.wait[0] ?? "")).toHaveCount(0);
  await page.getByRole("link", { name: kiosk.clear }).click();
  await expectFresh(page);
});

test("the start page forgets the patient before, and a private link opens nothing", async ({
  page,
  context,
  address,
}) => {
  await setUp(page);
  const { token } = await fileIntake(answersOf("Nilsen"));
  await context.addCookies([{ name: "backline_intake", value: token, url: address }]);
  const own = await page.request.post("/en/status/mine/link", {
    headers: { origin: address, "content-type": "application/x-www-form-urlencoded" },
    maxRedirects: 0,
  });
  expect(own.status()).toBe(303);
  const link = own.headers().location ?? "";
  expect(link).toMatch(/\/status\/[\w-]{43}$/);
  expect((await page.goto(link))?.status()).toBe(404);
  await page.goto("/en/status/mine");
  await expect(page.getByText(messagesOn(page).status.keep.makeTitle)).toHaveCount(0);
  await page.goto("/en");
  await expectFresh(page);
});

test("staff turn it off on the same page; no other device can be reset", async ({
  page,
  context,
  address,
}) => {
  await setUp(page);
  await page.goto("/en/kiosk");
  await page.getByRole("button", { name: messagesOn(page).kiosk.setUp.off }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    messagesOn(page).kiosk.setUp.title,
  );
  expect(await cookiesOf(context)).toEqual([]);
  const { token } = await fileEmergency();
  await context.addCookies([{ name: "backline_intake", value: token, url: address }]);
  await page.goto("/en/kiosk/reset");
  await page.goto("/en/kiosk/idle");
  await expect(page).toHaveURL(/\/en$/);
  expect(await cookiesOf(context)).toEqual(["backline_intake"]);
});

test("the pages of the kiosk and its question have no barrier that axe can find", async ({
  page,
  context,
  address,
}) => {
  test.setTimeout(120_000);
  await page.clock.install();
  for (const locale of LOCALES) {
    await page.goto(`/${locale}/kiosk?at=${AT}`);
    await expectNoBarrier(page, `${locale}, before it is on`);
    await setUp(page, locale);
    await expectNoBarrier(page, `${locale}, start`);
    await page.goto(`/${locale}/kiosk`);
    await expectNoBarrier(page, `${locale}, on`);
    await page.goto(`/${locale}/kiosk/idle`);
    await expectNoBarrier(page, `${locale}, question without scripts`);
    const token = await beginWith(strain());
    await context.addCookies([{ name: "backline_intake", value: token, url: address }]);
    await page.goto(`/${locale}/intake/${ABOUT_YOU}`);
    await expectNoBarrier(page, `${locale}, a question of the form`);
    await idleUntilAsked(page);
    await expectNoBarrier(page, `${locale}, is somebody there`);
    const filed = await fileEmergency();
    await context.addCookies([{ name: "backline_intake", value: filed.token, url: address }]);
    await page.goto(`/${locale}/result`);
    await expectNoBarrier(page, `${locale}, emergency`);
    await context.clearCookies();
  }
});
