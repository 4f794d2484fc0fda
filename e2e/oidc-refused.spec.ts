import { request as requests } from "@playwright/test";
import { CLIENT } from "@/test/identity-provider";
import { query } from "./database";
import { Caller, clinic, person, provider, provideSignIn, REFUSED } from "./provider";
import { expect, test } from "./staff";

provideSignIn();

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
