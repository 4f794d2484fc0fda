import { createHash, randomBytes } from "node:crypto";

/** A random secret of 256 bits in base64url, for cookies and links. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What is stored of a token: SHA-256 in hex. A stolen table opens nothing. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
