import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { addFactor, offeredSecret } from "@/lib/auth/factor";
import { beginSession } from "@/lib/auth/session";
import { codeOf, stepAt } from "@/lib/auth/totp";
import { hashToken } from "@/lib/crypto/token";
import { staffForTest } from "@/test/staff";
import { expectNoBarrier } from "./barriers";
import { query } from "./database";
import { addPerson, expect, keyOn, type Person, test } from "./staff";

const problem = (page: Page) => page.getByRole("alert").filter({ hasText: "There is a problem" });

async function fillIn(page: Page, person: Person, password = person.password): Promise<void> {
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

test("a deep link keeps its query over the sign-in", async ({ page }) => {
  const person = await addPerson("front_desk");
  await page.goto("/staff?level=SOON&order=name");
  await fillIn(page, person, "not the password");
  await expect(problem(page)).toContainText("Wrong e-mail or password");
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/staff\?level=SOON&order=name$/);
});

test("failures at one address keep nobody out elsewhere, whatever the header says", async ({
  page,
  request,
  browser,
  address,
}) => {
  const person = await addPerson("front_desk");
  const here = `203.0.113.${randomUUID().slice(0, 4)}`;
  const headers = (n: number) => ({
    // The caller writes the first entry, the proxy the last one.
    ...{ "x-forwarded-for": `198.51.100.${n}, ${here}`, origin: address },
  });
  const { csrfToken } = await (await request.get("/api/auth/csrf", { headers: headers(0) })).json();
  const tries = await Promise.all(
    Array.from({ length: 11 }, async (_, n) => {
      const answer = await request.post("/api/auth/callback/credentials", {
        headers: headers(n),
        form: { csrfToken, email: person.email, password: "not the password" },
        maxRedirects: 0,
      });
      const query = answer.headers().location?.split("?")[1];
      return new URLSearchParams(query).get("error") ?? "";
    }),
  );
  expect(tries.sort()).toEqual([...Array(10).fill("refused"), "too_many_attempts"]);
  await page.goto("/staff");
  await fillIn(page, person);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Queue");
  const [device] = (await page.context().cookies()).filter(({ name }) => name.endsWith("device"));
  expect(device).toMatchObject({ httpOnly: true, sameSite: "Lax" });
  expect(device?.value).not.toContain(person.email);

  // Even at that address the device that signed in before opens with the right password.
  const known = await browser.newContext({
    baseURL: address,
    extraHTTPHeaders: { "x-forwarded-for": here },
  });
  await known.addCookies(device ? [device] : []);
  const again = await known.newPage();
  await again.goto("/staff");
  await fillIn(again, person);
  await expect(again.getByRole("heading", { level: 1 })).toHaveText("Queue");
  const keys = await query<{ key: string }>(`SELECT "key" FROM "rate_limit"`);
  expect(keys.filter(({ key }) => key.includes(here) || key.includes(person.email))).toEqual([]);
  await known.close();
});

/** The code that an app with this key shows now. */
const codeIn = (key: Buffer) => codeOf(key, stepAt(new Date()));

test("a second factor is set up and asked for, and a given password is replaced", async ({
  page,
  as,
}) => {
  const { person, page: own } = await as("admin");
  await own.setViewportSize({ width: 320, height: 640 });
  await own.goto("/staff/account");
  await own.getByText("Set up an authenticator app").click();
  const key = await keyOn(own);
  await own.getByLabel("Your password", { exact: true }).fill(person.password);
  await expectNoBarrier(own, "setting up an app");
  const code = own.getByRole("textbox", { name: "Code" });
  await code.fill("12");
  await own.getByRole("button", { name: "Set up" }).click();
  await expect(problem(own)).toContainText("That code is not right.");
  await own.getByLabel("Your password", { exact: true }).fill(person.password);
  await code.fill(codeIn(key));
  await own.getByRole("button", { name: "Set up" }).click();
  await expect(own.getByRole("heading", { name: "Keep your recovery codes" })).toBeVisible();
  await expectNoBarrier(own, "recovery codes");
  const [recovery = ""] = await own.locator(".factor-codes li").allInnerTexts();
  await own.getByRole("link", { name: "I have kept them: continue" }).click();
  await expect(own.getByText("10 recovery codes are left.")).toBeVisible();

  await query(`UPDATE "StaffMember" SET "mustChangePassword" = true WHERE "id" = $1`, [person.id]);
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto("/staff/audit?reference=BL-1");
  await fillIn(page, person);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Enter your code");
  await expectNoBarrier(page, "the code");
  // What has only the password opens nothing.
  expect((await page.request.get("/staff/live/state")).status()).toBe(401);
  await page.getByRole("textbox", { name: "Code" }).fill(recovery.toUpperCase());
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Choose your own password");
  await expectNoBarrier(page, "a password of one's own");
  const choose = async (password: string) => {
    await page.getByLabel("New password", { exact: true }).fill(password);
    await page.getByLabel("Repeat the new password").fill(password);
    await page.getByRole("button", { name: "Save and sign in" }).click();
  };
  await choose("iloveyouiloveyou");
  await expect(problem(page)).toContainText("Choose four words or more");
  await choose("seven loud green parrots");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Audit log");
});

test("the code step keeps the query, and a download asks for a fresh code first", async ({
  page,
}) => {
  const person = await addPerson("admin");
  const session = hashToken(await beginSession(person.id));
  const own = { ...staffForTest<"account:own">(person), sessionHash: session };
  const made = await addFactor(own, { code: codeIn(offeredSecret(own)) });
  const [first = "", second = ""] = "codes" in made ? made.codes : [];
  await page.goto("/staff?level=SOON");
  await fillIn(page, person);
  await page.getByRole("textbox", { name: "Code" }).fill(first);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/staff\?level=SOON$/);
  await query(
    `UPDATE "StaffSession" SET "factorAt" = now() - interval '11 minutes' WHERE "staffId" = $1`,
    [person.id],
  );
  const csv = page.getByRole("link", { name: "Download CSV" });
  await csv.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Confirm that it is you");
  await page.getByRole("textbox", { name: "Code" }).fill(second);
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page).toHaveURL(/\/staff\?level=SOON$/);
  const [file] = await Promise.all([page.waitForEvent("download"), csv.click()]);
  expect(file.suggestedFilename()).toBe("backline-queue.csv");
});
