import { z } from "zod";

/** The roles that a claim can give; the same as in lib/auth/permissions.ts. */
const ROLES = ["front_desk", "clinician", "admin"] as const;
export type RoleByClaim = { value: string; role: (typeof ROLES)[number] };

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;
const SAMPLE_SECRETS = /changeme|change-me|password|example/i;

function isIssuer(text: string): boolean {
  if (!URL.canParse(text) || /[?#\s]/.test(text)) return false;
  const { protocol, hostname, username } = new URL(text);
  const isSafe = protocol === "https:" || (protocol === "http:" && LOOPBACK.test(hostname));
  return isSafe && username === "";
}

/** "doctors=clinician, desk=front_desk": the value stands before the last equals sign. */
function rolesIn(text: string): RoleByClaim[] | null {
  const pairs = text.split(",").map((pair) => {
    const cut = pair.lastIndexOf("=");
    const value = pair.slice(0, cut).trim();
    const role = ROLES.find((each) => each === pair.slice(cut + 1).trim());
    return cut > 0 && value && role ? { value, role } : null;
  });
  return pairs.every((pair) => pair !== null) ? pairs : null;
}

const text = (most: number) => z.string().trim().min(1).max(most, "is too long");

/** The settings of signing in at an identity provider (decision 125). */
export const OIDC_SETTINGS = {
  /** The provider, letter by letter as it names itself. Unset: staff sign in with a password. */
  OIDC_ISSUER: z
    .string()
    .refine(isIssuer, "must be an https address as the provider names itself")
    .optional(),
  OIDC_CLIENT_ID: text(200).optional(),
  OIDC_CLIENT_SECRET: z
    .string()
    .min(16, "must have at least 16 characters")
    .refine((secret) => !SAMPLE_SECRETS.test(secret), "is a sample value")
    .refine((secret) => new Set(secret).size >= 8, "is not random")
    .optional(),
  /** What the button calls the provider. */
  OIDC_NAME: text(40).default("your clinic account"),
  OIDC_SCOPE: text(200)
    .refine((scope) => scope.split(/\s+/).includes("openid"), "must have openid in it")
    .default("openid email profile"),
  /** The claim that holds the role; "realm_access.roles" is looked for inside. */
  OIDC_ROLE_CLAIM: text(200).default("roles"),
  /** Which value of the claim gives which role. The first that fits counts. */
  OIDC_ROLES: z
    .string()
    .transform((given, context) => {
      const roles = rolesIn(given);
      if (roles) return roles;
      const message = "must be pairs such as doctors=clinician,desk=front_desk,it=admin";
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    })
    .optional(),
  /** The authentication context of two factors there, asked for and counted as such. */
  OIDC_ACR: text(200).optional(),
  /** Whose e-mail address counts: one that the provider verified, or every one that it names. */
  OIDC_EMAIL: z.enum(["verified", "trusted"], "must be verified or trusted").default("verified"),
  /** Whether an account that is here already is tied to somebody by their e-mail address. */
  OIDC_LINK: z.enum(["never", "email"], "must be never or email").default("never"),
  /** Who may use a password beside the provider: everybody, or only admins who are not tied to it. */
  PASSWORD_SIGN_IN: z
    .enum(["everybody", "emergency"], "must be everybody or emergency")
    .default("everybody"),
};

type Given = {
  OIDC_ISSUER?: string;
  OIDC_CLIENT_ID?: string;
  OIDC_CLIENT_SECRET?: string;
  OIDC_ROLES?: RoleByClaim[];
  PASSWORD_SIGN_IN: string;
};

const TOGETHER = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_ROLES"] as const;

/** What is missing for the provider, by the name of the setting. */
export function missingOfProvider(given: Given): { path: [string]; message: string }[] {
  const missing = TOGETHER.filter((name) => !given[name]);
  if (missing.length < TOGETHER.length)
    return missing.map((name) => ({
      path: [name],
      message: `is missing: ${TOGETHER.join(", ")} go together`,
    }));
  if (given.PASSWORD_SIGN_IN === "everybody") return [];
  return [
    {
      path: ["OIDC_ISSUER"],
      message: "is missing: without it PASSWORD_SIGN_IN=emergency lets nobody in",
    },
  ];
}
