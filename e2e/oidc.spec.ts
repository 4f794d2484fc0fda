import type { Page } from "@playwright/test";
import { codeOf, stepAt } from "@/lib/auth/totp";
import type { PersonThere } from "@/test/identity-provider";
import { expectNoBarrier } from "./barriers";
import { query } from "./database";
import { Caller, clinic, person, provideSignIn } from "./provider";
import { addPerson, expect, keyOn, sentBy, test } from "./staff";

provideSignIn();

async function signInThere(page: Page, subject: string): Promise<void> {
  await page.getByLabel("User").fill(subject);
  await page.getByRole("button", { name: "Continue" }).click();
}

test("an admin signs in at the provider, keeps the query, and confirms an act there again", async ({
  browser,
}) => {
  const subject = person({ roles: ["it"], amr: ["pwd", "mfa"] });
  const context = await browser.newContext({ baseURL: clinic.address });
  const page = await context.newPage();
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto("/staff?level=SOON&order=name");
  await expectNoBarrier(page, "signing in at a provider");
  await expect(page.getByText("Emergency sign-in for admins")).toBeVisible();
  await page.getByRole("button", { name: "Sign in with Clinic ID" }).click();
  await signInThere(page, subject);
  await expect(page).toHaveURL(/\/staff\?level=SOON&order=name$/);
  const [before] = (await context.cookies()).filter(({ name }) => name.endsWith("staff"));

  await page.setViewportSize({ width: 1366, height: 800 });
  await query(
    `UPDATE "StaffSession" SET "factorAt" = now() - interval '11 minutes'`,
    [],
    clinic.databaseUrl,
  );
  const csv = page.getByRole("link", { name: "Download CSV" });
  await csv.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Confirm that it is you");
  await expectNoBarrier(page, "confirming at a provider");
  await page.getByRole("button", { name: "Sign in with Clinic ID" }).click();
  await signInThere(page, subject);
  await expect(page).toHaveURL(/\/staff\?level=SOON$/);
  const [file] = await Promise.all([page.waitForEvent("download"), csv.click()]);
  expect(file.suggestedFilename()).toBe("backline-queue.csv");

  // Nobody is handed a password that opens nothing.
  await page.goto("/staff/people");
  await page.getByText("Add a person", { exact: true }).click();
  await expect(page.getByText("Everybody else signs in at Clinic ID")).toBeVisible();
  await expect(page.getByLabel("Role", { exact: true }).getByRole("option")).toHaveText([
    "Choose a role",
    "Admin",
  ]);

  await context.addCookies(before ? [before] : []);
  await page.goto("/staff");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
  await context.close();
});

test("with the provider alone an admin of staff:add still has a password, and nobody else", async ({
  browser,
}) => {
  const admin = await addPerson("admin", clinic.databaseUrl);
  const desk = await addPerson("front_desk", clinic.databaseUrl);
  const context = await browser.newContext({ baseURL: clinic.address });
  const page = await context.newPage();
  await page.goto("/staff/people");
  await page.getByText("Emergency sign-in for admins").click();
  for (const { email, password } of [desk, admin]) {
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    if (email === desk.email)
      await expect(page.getByRole("alert").filter({ hasText: "There is a problem" })).toContainText(
        "Wrong e-mail or password",
      );
  }
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Set up a second factor");
  const code = page.getByRole("textbox", { name: "Code" });
  await code.fill(codeOf(await keyOn(page), stepAt(new Date())));
  const sent = await sentBy(page, page.getByRole("button", { name: "Set up" }));
  // With a cookie the page would be rendered again, without the codes.
  expect(await (await sent.response())?.headerValue("set-cookie")).toBeNull();
  await expect(page.locator(".factor-codes li")).toHaveCount(10);
  await page.getByRole("link", { name: "I have kept them: continue" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("People");
  await context.close();
});

test("who has no role, no verified address or an account from before reads why", async ({
  browser,
}) => {
  const taken = await addPerson("front_desk", clinic.databaseUrl);
  const refusals: [PersonThere, string, string][] = [
    [{ roles: ["gardener"] }, "no_role", "has no role here yet"],
    [{ email_verified: false }, "email_unverified", "No verified e-mail address"],
    [{ email: taken.email }, "account_exists", "is here already"],
  ];
  for (const [more, code, words] of refusals) {
    const caller = await Caller.new();
    const location = await caller.comeBack(await caller.signIn(person(more)));
    expect(location).toContain(`error=${code}&`);
    expect(await caller.isSignedIn()).toBe(false);
    const context = await browser.newContext({ baseURL: clinic.address });
    const page = await context.newPage();
    await page.goto("/staff/sign-in");
    await page.goto(location);
    await expect(page.getByRole("alert").filter({ hasText: "There is a problem" })).toContainText(
      words,
    );
    await context.close();
  }
});

test("without a provider there is no button and no way there", async ({
  page,
  request,
  address,
}) => {
  await page.goto("/staff/sign-in");
  await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Sign in with/ })).toHaveCount(0);
  const { csrfToken } = await (await request.get("/api/auth/csrf")).json();
  const answer = await request.post("/api/auth/signin/oidc", {
    headers: { origin: address },
    form: { csrfToken },
  });
  expect(answer.status()).toBe(404);
  expect((await request.get("/api/auth/callback/oidc?code=a&state=b")).status()).toBe(404);
});
