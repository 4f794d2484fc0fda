import { randomUUID } from "node:crypto";
import { type APIRequestContext, type Page, request as requests } from "@playwright/test";
import { codeOf, stepAt } from "@/lib/auth/totp";
import { CLIENT, IdentityProviderForTest, type PersonThere } from "@/test/identity-provider";
import { expectNoBarrier } from "./barriers";
import { type Clinic, startClinic } from "./clinic";
import { query } from "./database";
import { addPerson, expect, keyOn, sentBy, test } from "./staff";

// One clinic for all of them.
test.describe.configure({ mode: "default" });

const provider = new IdentityProviderForTest();
let clinic: Clinic;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  clinic = await startClinic({
    ...{ DEMO: "false", SECOND_FACTOR: "required" },
    ...{ OIDC_ISSUER: await provider.start(), OIDC_NAME: "Clinic ID" },
    ...{ OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret },
    ...{ OIDC_ROLES: "it=admin,desk=front_desk", PASSWORD_SIGN_IN: "emergency" },
  });
  provider.serve(clinic.address);
});
test.beforeEach(() => {
  provider.change = (claims) => claims;
  provider.forges = false;
});
test.afterAll(async () => {
  await clinic.close();
  await provider.stop();
});

/** Somebody at the front desk who has an account at the provider; gives their subject. */
function person(more: PersonThere = {}): string {
  const subject = randomUUID();
  const email = `${subject}@clinic.example`;
  provider.people.set(subject, {
    ...{ name: `Rosa ${subject.slice(0, 8)}`, email, email_verified: true, roles: ["desk"] },
    ...more,
  });
  return subject;
}

/** The way to the provider and back, as a browser without scripts goes it. */
class Caller {
  private constructor(readonly http: APIRequestContext) {}

  static async new(): Promise<Caller> {
    const extraHTTPHeaders = { origin: clinic.address };
    return new Caller(await requests.newContext({ baseURL: clinic.address, extraHTTPHeaders }));
  }

  /** Presses the button; gives the address of the provider. */
  async leave(): Promise<URL> {
    const { csrfToken } = await (await this.http.get("/api/auth/csrf")).json();
    const form = { csrfToken, callbackUrl: "/staff?level=SOON" };
    const page = await (await this.http.post("/api/auth/signin/oidc?prompt=none", { form })).text();
    return new URL(/href="([^"]+)"/.exec(page)?.[1]?.replaceAll("&amp;", "&") ?? "");
  }

  /** Signs in there; gives the address to which the provider sends the browser back. */
  async signIn(subject: string, there?: URL): Promise<URL> {
    let at = there ?? (await this.leave());
    while (!at.href.startsWith(clinic.address)) {
      const isForm = at.pathname.startsWith("/interaction/");
      const answer = isForm
        ? await this.http.post(at.href, { form: { login: subject }, maxRedirects: 0 })
        : await this.http.get(at.href, { maxRedirects: 0 });
      at = new URL(answer.headers().location ?? "", at);
    }
    return at;
  }

  /** Comes back; gives where the service leads on to. */
  async comeBack(at: URL): Promise<string> {
    const answer = await this.http.get(at.href, { maxRedirects: 0 });
    return answer.headers().location ?? "";
  }

  async isSignedIn(): Promise<boolean> {
    return (await this.http.get("/staff/live/state")).ok();
  }

  /** Takes cookies away whose names end so. */
  async without(end: string): Promise<Caller> {
    const { cookies } = await this.http.storageState();
    const kept = cookies.filter(({ name }) => !name.endsWith(end));
    expect(kept.length).toBeLessThan(cookies.length);
    const http = await requests.newContext({
      baseURL: clinic.address,
      storageState: { cookies: kept, origins: [] },
    });
    return new Caller(http);
  }
}

const REFUSED = /\/staff\/sign-in\?error=provider_failed&next=/;

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

test("the way there asks for a fresh sign-in, with PKCE, state and nonce, whatever a caller adds", async () => {
  const there = await (await Caller.new()).leave();
  const asked = Object.fromEntries(there.searchParams);
  expect(asked).toMatchObject({
    ...{ response_type: "code", scope: "openid email profile", prompt: "login", max_age: "600" },
    ...{ code_challenge_method: "S256", redirect_uri: `${clinic.address}/api/auth/callback/oidc` },
  });
  for (const name of ["code_challenge", "state", "nonce"])
    expect(asked[name], name).toMatch(/^[\w-]{20,}$/);
});

test("a right answer opens once: replayed it is refused, and so is its code without the verifier", async () => {
  const caller = await Caller.new();
  const at = await caller.signIn(person());
  const kept = await caller.http.storageState();
  const thief = await requests.newContext({ baseURL: clinic.address, storageState: kept });
  expect(await caller.comeBack(at)).toBe("/staff?level=SOON");
  expect(await caller.isSignedIn()).toBe(true);
  // With the cookies of before, as somebody who copied everything has them.
  const replayed = await thief.get(at.href, { maxRedirects: 0 });
  expect(replayed.headers().location).toMatch(REFUSED);
  // And without: they were taken away by the first use.
  expect(await caller.comeBack(at)).toMatch(REFUSED);

  const other = await Caller.new();
  const code = (await other.signIn(person())).searchParams.get("code") ?? "";
  const exchange = await fetch(`${provider.issuer}/token`, {
    method: "POST",
    headers: {
      authorization: `Basic ${Buffer.from(`${CLIENT.id}:${CLIENT.secret}`).toString("base64")}`,
    },
    body: new URLSearchParams({
      ...{ grant_type: "authorization_code", code },
      redirect_uri: `${clinic.address}/api/auth/callback/oidc`,
    }),
  });
  expect(exchange.status).toBe(400);
  expect(await exchange.json()).toMatchObject({ error: "invalid_grant" });
});

for (const cookie of ["state", "pkce", "nonce"])
  test(`an answer without the ${cookie} of this browser is refused`, async () => {
    const caller = await Caller.new();
    const at = await caller.signIn(person());
    const stripped = await caller.without(cookie);
    expect(await stripped.comeBack(at)).toMatch(REFUSED);
    expect(await stripped.isSignedIn()).toBe(false);
  });

test("nobody makes the service ask the provider who did not leave from here", async () => {
  const caller = await Caller.new();
  const at = await caller.signIn(person());
  const before = provider.discoveries;
  const stranger = await requests.newContext({ baseURL: clinic.address });
  for (const cookie of ["", "backline.state=forged"]) {
    const headers = { cookie };
    const answer = await stranger.get(at.href, { headers, maxRedirects: 0 });
    expect(answer.headers().location).toMatch(REFUSED);
  }
  expect(provider.discoveries).toBe(before);
  await caller.comeBack(at);
  expect(await caller.isSignedIn()).toBe(true);
  expect(provider.discoveries).toBe(before + 1);
});

test("an answer with another state, or of another issuer, is refused", async () => {
  for (const [name, value] of [
    ["state", "a-state-of-somebody-else"],
    ["iss", "https://evil.example"],
    ["error", "access_denied"],
  ] as const) {
    const caller = await Caller.new();
    const at = await caller.signIn(person());
    at.searchParams.set(name, value);
    expect(await caller.comeBack(at), name).toMatch(REFUSED);
    expect(await caller.isSignedIn()).toBe(false);
  }
});

const now = () => Math.floor(Date.now() / 1000);
const WRONG: [string, (claims: Record<string, unknown>) => Record<string, unknown>][] = [
  ["issuer", (claims) => ({ ...claims, iss: "https://evil.example" })],
  ["nonce", (claims) => ({ ...claims, nonce: "of-another-sign-in" })],
  ["missing nonce", ({ nonce: _, ...claims }) => claims],
  ["audience", (claims) => ({ ...claims, aud: "another-client" })],
  ["expiry", (claims) => ({ ...claims, iat: now() - 7200, exp: now() - 3600 })],
  ["old sign-in", (claims) => ({ ...claims, auth_time: now() - 3600 })],
  ["missing time of the sign-in", ({ auth_time: _, ...claims }) => claims],
  ["subject", (claims) => ({ ...claims, sub: "somebody-else" })],
];

test("a token with a wrong claim or a foreign signature opens nothing", async () => {
  const goes = async () => {
    const caller = await Caller.new();
    return [await caller.comeBack(await caller.signIn(person())), await caller.isSignedIn()];
  };
  for (const [name, change] of WRONG) {
    provider.change = change;
    expect(await goes(), name).toEqual([expect.stringMatching(REFUSED), false]);
  }
  provider.change = (claims) => claims;
  provider.forges = true;
  expect(await goes()).toEqual([expect.stringMatching(REFUSED), false]);
  provider.forges = false;
  expect(await goes()).toEqual(["/staff?level=SOON", true]);
  const noted = await query<{ times: number }>(
    `SELECT sum("times")::int AS "times" FROM "SecurityEvent" WHERE "code" = 'provider_refused'`,
    [],
    clinic.databaseUrl,
  );
  expect(noted[0]?.times).toBeGreaterThanOrEqual(WRONG.length + 1);
  expect(clinic.output()).toContain('"code":"nonce_mismatch"');
  expect(clinic.output()).not.toContain("of-another-sign-in");
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
