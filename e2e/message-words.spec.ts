import type { Browser } from "@playwright/test";
import { expectNoBarrierLightOrDark } from "./barriers";
import { type Clinic, join, startClinic } from "./clinic";
import { expect, part, test } from "./staff";

// This file's own clinic: the words are those of all its patients.
let clinic: Clinic;

test.describe.configure({ mode: "serial", timeout: 120_000 });

test.beforeAll(async () => {
  clinic = await startClinic();
});

test.afterAll(() => clinic?.close());

const asAdmin = async (browser: Browser) => (await join(clinic, browser, "admin")).page;

test("an admin changes the words of a message, sees a preview, and resets them to the default", async ({
  browser,
}) => {
  const admin = await asAdmin(browser);
  await admin.goto("/staff/settings/wording");
  const spanishLetter = part(admin, "Check-in: Español");
  const sms = spanishLetter.getByLabel("Text message", { exact: true });
  const saved = spanishLetter.getByRole("button", { name: "Save message" });
  await expect(spanishLetter.getByRole("blockquote").last()).toContainText(/¿Cómo está hoy/);
  for (const [typed, why] of [
    ["¿Sigue el dolor? {link} {stop}", /“dolor” can tell others why/],
    ["¿Cómo va todo? {link}", /Use {link} and {stop}, each once/],
  ] as const) {
    await sms.fill(typed);
    await saved.click();
    await expect(sms).toHaveAccessibleDescription(why);
    await expect(sms).toHaveValue(typed);
  }
  await sms.fill("{clinic}: ¿cómo va todo? {link} Basta: {stop}");
  await saved.click();
  await expect(spanishLetter.getByRole("status")).toContainText("Saved");
  await expect(spanishLetter.getByRole("blockquote").last()).toContainText(
    /Riverside Back Clinic: ¿cómo va todo\? http.*\/es\/status\/.* Basta: http.*\/stop/,
  );
  await expect(part(admin, "Check-in: English")).toContainText("Default.");
  await spanishLetter.getByText(/Changed once/).click();
  await spanishLetter.getByRole("button", { name: "Reset to default" }).click();
  await expect(spanishLetter.getByRole("blockquote").last()).toContainText(/¿Cómo está hoy/);
});

test("an admin previews typed words in both languages, also without JavaScript, and why they may not be sent", async ({
  browser,
}) => {
  for (const javaScriptEnabled of [true, false]) {
    const signedIn = await asAdmin(browser);
    const context = await browser.newContext({ baseURL: clinic.address, javaScriptEnabled });
    await context.addCookies(await signedIn.context().cookies());
    const page = await context.newPage();
    await page.goto("/staff/settings/wording");
    const letter = part(page, "After we receive answers: Español");
    const sms = letter.getByLabel("Text message", { exact: true });
    const subject = letter.getByLabel("E-mail subject");
    const look = letter.getByRole("button", { name: "Preview" });
    const preview = letter.getByRole("region", { name: "Preview: nothing is saved yet" });
    await subject.fill("Hola de {clinic}");
    await sms.fill("¿Le duele? {link} {stop}");
    await look.click();
    await expect(sms).toHaveAccessibleDescription(/“duele” can tell others why/);
    await expect(sms).toHaveValue("¿Le duele? {link} {stop}");
    await expect(preview).toHaveCount(0);

    await sms.fill("{clinic}: todo listo {link} Basta: {stop}");
    await look.click();
    const typed = /Riverside Back Clinic: todo listo http.*\/es\/status\/.* Basta: http.*\/stop/;
    await expect(preview).toContainText(typed);
    await expect(preview.getByRole("blockquote").first()).toContainText(
      "Hola de Riverside Back Clinic",
    );
    await expect(preview).toContainText("Español, as typed: text message (sent as 2)");
    await expect(preview).toContainText("English, current: text message (sent as 2)");
    await expect(preview.getByRole("blockquote").last()).toHaveAttribute("lang", "en");
    await expect(sms).toHaveValue("{clinic}: todo listo {link} Basta: {stop}");
    await expect(subject).toHaveValue("Hola de {clinic}");
    if (javaScriptEnabled) await expectNoBarrierLightOrDark(page, "a preview of typed words");
    await page.goto("/staff/settings/wording");
    await expect(sms).toHaveValue("");
    await expect(letter).toContainText("Default.");
    await expect(letter).not.toContainText("todo listo");
    await context.close();
  }
});
