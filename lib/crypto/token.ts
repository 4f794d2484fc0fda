import { createHash, randomBytes } from "node:crypto";

/** A random secret of 256 bits in base64url, for cookies and links. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** The SHA-256 of a token in hex. Only this is stored, so a stolen table gives no access. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
