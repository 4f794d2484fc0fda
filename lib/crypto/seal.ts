import { createCipheriv, createDecipheriv, randomFillSync } from "node:crypto";
import { keyFor } from "./keys";
import type { SealedPlace } from "./places";

const VERSION = "v1";

function placeBytes(place: SealedPlace): Buffer {
  return Buffer.from(`${VERSION}:${place.column.replace(".", ":")}:${place.rowId}`);
}

const NONCE_BYTES = 12;
const nonces = Buffer.alloc(128 * NONCE_BYTES);
let nextNonce = nonces.length;

/** 96 random bits, to be used at once. Many are drawn together, because each call to the system is slow. */
function freshNonce(): Buffer {
  if (nextNonce === nonces.length) {
    randomFillSync(nonces);
    nextNonce = 0;
  }
  nextNonce += NONCE_BYTES;
  return nonces.subarray(nextNonce - NONCE_BYTES, nextNonce);
}

/**
 * Encrypts text with AES-256-GCM, a random 96-bit nonce and the place as additional data
 * (NIST SP 800-38D). Gives `v1.<nonce>.<tag>.<ciphertext>` in base64url.
 */
export function seal(text: string, place: SealedPlace, key = keyFor("field")): string {
  const nonce = freshNonce();
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(placeBytes(place));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return [
    VERSION,
    ...[nonce, cipher.getAuthTag(), body].map((part) => part.toString("base64url")),
  ].join(".");
}

/** The version and nonce of a sealed value. No other sealed value has the same. */
export function sealingOf(sealed: string): string {
  return sealed.slice(0, sealed.indexOf(".", VERSION.length + 1) + 1);
}

/** Decrypts what `seal` gave for the same place; throws for any other key, place or changed byte. */
export function unseal(sealed: string, place: SealedPlace, key = keyFor("field")): string {
  const [version, nonce, tag, body] = sealed.split(".");
  if (version !== VERSION || !nonce || !tag || body === undefined)
    throw new Error("not a sealed value");
  const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(nonce, "base64url"), {
    authTagLength: 16,
  })
    .setAAD(placeBytes(place))
    .setAuthTag(Buffer.from(tag, "base64url"));
  return Buffer.concat([
    decipher.update(Buffer.from(body, "base64url")),
    decipher.final(),
  ]).toString("utf8");
}
