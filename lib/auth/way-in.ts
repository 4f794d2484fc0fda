import { env } from "@/lib/env";

/** What of an account says how somebody signs in to it; for a select of Prisma. */
export const WAY_IN = {
  ...{ role: true, passwordHash: true },
  identities: { select: { issuer: true } },
} as const;

type Account = { role: string; passwordHash: string | null; identities: { issuer: string }[] };

/** Whether the account is tied to the identity provider that is set: its role comes from there. */
export const isAtProvider = ({ identities }: Pick<Account, "identities">): boolean =>
  identities.some(({ issuer }) => issuer === env().OIDC_ISSUER);

/** Whether a password signs this account in: with PASSWORD_SIGN_IN=emergency, admins who are not at the provider. */
export const mayUsePassword = ({ role, identities }: Omit<Account, "passwordHash">): boolean =>
  env().PASSWORD_SIGN_IN === "everybody" || (role === "admin" && identities.length === 0);

/** Whether an admin can give this account a password: it would open it, and adds no second way to the provider. */
export const mayGetPassword = (account: Account): boolean =>
  mayUsePassword(account) && (account.passwordHash !== null || !isAtProvider(account));
