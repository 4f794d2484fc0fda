import { createHmac } from "node:crypto";

// Codes of authenticator apps: RFC 6238 over RFC 4226 with SHA-1, 6 digits and 30 seconds, which is
// what all apps know. Thirty lines need no package.

const STEP_MS = 30_000;
const DIGITS = 6;
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The number of the 30 seconds in which this moment lies, since 1970. */
export const stepAt = (moment: Date): number => Math.floor(moment.getTime() / STEP_MS);

/** The code of one step. */
export function codeOf(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", secret).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  const number = mac.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, "0");
}

/** The step to which this code belongs: now, or the one before or after it; null for any other code. */
export function stepOf(secret: Buffer, code: string, now: Date): number | null {
  const step = stepAt(now);
  return [step, step - 1, step + 1].find((each) => codeOf(secret, each) === code) ?? null;
}

/** Bytes in base32 without padding (RFC 4648), as people type a secret into an app. */
export function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => ALPHABET[Number.parseInt(group.padEnd(5, "0"), 2)]).join("");
}

/** What an app reads from the picture: the secret, and under which names it shows the code. */
export function otpAddress(secret: Buffer, clinic: string, account: string): string {
  const label = `${encodeURIComponent(clinic)}:${encodeURIComponent(account)}`;
  const query = new URLSearchParams({ secret: base32(secret), issuer: clinic });
  return `otpauth://totp/${label}?${query.toString().replaceAll("+", "%20")}`;
}
