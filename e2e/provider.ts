import { randomUUID } from "node:crypto";
import { type APIRequestContext, request as requests } from "@playwright/test";
import { CLIENT, IdentityProviderForTest, type PersonThere } from "@/test/identity-provider";
import { type Clinic, startClinic } from "./clinic";
import { expect, test } from "./staff";

/** The provider of the file that runs, and its clinic. */
export let provider: IdentityProviderForTest;
export let clinic: Clinic;

/** For a file whose tests share one clinic that signs in at a provider. */
export function provideSignIn(): void {
  test.describe.configure({ mode: "default" });
  test.beforeAll(async () => {
    test.setTimeout(120_000);
    provider = new IdentityProviderForTest();
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
}

/** Somebody at the front desk who has an account at the provider; gives their subject. */
export function person(more: PersonThere = {}): string {
  const subject = randomUUID();
  const email = `${subject}@clinic.example`;
  provider.people.set(subject, {
    ...{ name: `Rosa ${subject.slice(0, 8)}`, email, email_verified: true, roles: ["desk"] },
    ...more,
  });
  return subject;
}

/** The way to the provider and back, as a browser without scripts goes it. */
export class Caller {
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

/** Where a refused sign-in leads. */
export const REFUSED = /\/staff\/sign-in\?error=provider_failed&next=/;
