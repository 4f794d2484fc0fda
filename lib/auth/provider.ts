import type { OAuthConfig } from "next-auth/providers/oauth";
import { z } from "zod";
import { type Env, env } from "@/lib/env";
import { FRESH_MINUTES } from "./factor-needed";
import type { Role } from "./permissions";

/** The name of the provider in addresses and in the settings of next-auth. */
export const PROVIDER_ID = "oidc";

/** It answers within so long, or nobody signs in there now. */
const TIMEOUT_MS = 5_000;

/** RFC 8176: more than one factor. */
const SEVERAL_FACTORS = "mfa";

/** What the provider says of somebody who signed in there, as we read it. */
export type Said = {
  issuer: string;
  subject: string;
  name: string;
  /** An address that counts: verified, or of a provider that is trusted. */
  email: string | null;
  role: Role | null;
  /** When two factors were given there; null when it does not say so. */
  factorAt: Date | null;
};

const ClaimsSchema = z.looseObject({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  auth_time: z.number(),
  name: z.string().catch(""),
  email: z.string().trim().toLowerCase().max(254).pipe(z.email()).nullable().catch(null),
  email_verified: z.unknown(),
  amr: z.array(z.string()).catch([]),
  acr: z.string().catch(""),
});

type Settings = Pick<
  Env,
  "OIDC_ISSUER" | "OIDC_ROLE_CLAIM" | "OIDC_ROLES" | "OIDC_ACR" | "OIDC_EMAIL"
>;

/** The claim of this name; "a.b" is looked for inside a when there is no claim "a.b". */
function claimAt(claims: Record<string, unknown>, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  return name
    .split(".")
    .reduce<unknown>(
      (held, part) =>
        typeof held === "object" && held !== null && Object.hasOwn(held, part)
          ? (held as Record<string, unknown>)[part]
          : undefined,
      claims,
    );
}

/** The role of the first pair of the settings whose value the claim holds; null without one. */
function roleOf(claims: Record<string, unknown>, settings: Settings): Role | null {
  const held = [claimAt(claims, settings.OIDC_ROLE_CLAIM)].flat();
  return settings.OIDC_ROLES?.find(({ value }) => held.includes(value))?.role ?? null;
}

/**
 * Reads claims whose signature, audience, nonce and times were checked. Throws when one is missing without
 * which nobody is known (iss, sub, auth_time), and when they are of another issuer than the settings name.
 */
export function readClaims(given: unknown, settings: Settings): Said {
  const claims = ClaimsSchema.parse(given);
  if (claims.iss !== settings.OIDC_ISSUER) throw new Error("another issuer");
  const { amr, acr, email, name } = claims;
  const provesTwo = amr.includes(SEVERAL_FACTORS) || (acr !== "" && acr === settings.OIDC_ACR);
  const counts = claims.email_verified === true || settings.OIDC_EMAIL === "trusted";
  const called = name.trim().slice(0, 80);
  return {
    issuer: claims.iss,
    subject: claims.sub,
    name: called.length < 2 ? (email ?? claims.sub).slice(0, 80) : called,
    email: counts ? email : null,
    role: roleOf(claims, settings),
    factorAt: provesTwo ? new Date(claims.auth_time * 1000) : null,
  };
}

type Claims = Record<string, unknown> & { sub: string };

/**
 * What a provider says in its ID token and, of the same subject, elsewhere (userinfo). The token goes before,
 * and it alone speaks of this sign-in (amr, acr, auth_time). An address and whether it is verified are of one
 * place: the first that says both.
 */
export function joinClaims(token: Claims, elsewhere: Record<string, unknown>): Claims {
  const { amr, acr, auth_time, ...more } = elsewhere;
  const places: Record<string, unknown>[] = [token, more];
  const says = (...names: string[]) =>
    places.find((place) => names.every((name) => Object.hasOwn(place, name)));
  const { email, email_verified } = says("email", "email_verified") ?? says("email") ?? {};
  return { ...more, ...token, email, email_verified };
}

/** What the buttons call the provider; null when staff sign in with passwords alone. */
export const providerName = (): string | null =>
  env().OIDC_ISSUER === undefined ? null : env().OIDC_NAME;

/**
 * The provider for next-auth; null when none is set. Each sign-in asks the person anew, at most 10 minutes
 * old, because who signed out here must not come in by a press of the next one at the screen.
 */
export function identityProvider(): OAuthConfig<Claims> | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME, OIDC_SCOPE, OIDC_ACR } =
    env();
  if (!OIDC_ISSUER) return null;
  const maxAge = FRESH_MINUTES * 60;
  return {
    id: PROVIDER_ID,
    name: OIDC_NAME,
    type: "oauth",
    wellKnown: `${OIDC_ISSUER.replace(/\/$/, "")}/.well-known/openid-configuration`,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    // The client refuses a token without auth_time, and one that is older.
    client: { default_max_age: maxAge },
    httpOptions: { timeout: TIMEOUT_MS },
    authorization: {
      params: {
        ...{ scope: OIDC_SCOPE, prompt: "login", max_age: maxAge },
        ...(OIDC_ACR && { acr_values: OIDC_ACR }),
      },
    },
    userinfo: {
      // Many providers keep names and roles out of the token. The client checks that both name one subject.
      async request({ client, tokens }) {
        const more = client.issuer.metadata.userinfo_endpoint
          ? await client.userinfo(tokens as Parameters<typeof client.userinfo>[0])
          : {};
        const { claims } = tokens as unknown as { claims: () => Claims };
        return joinClaims(claims.call(tokens), more);
      },
    },
    profile: (claims) => ({ id: claims.sub, claims }),
  };
}
