import { createCipheriv, createDecipheriv, randomFillSync } from "node:crypto";
import { env } from "@/lib/env";
import { deriveKey, ringOf, sealingKey } from "./keys";
import type { SealedPlace } from "./places";

const VERSION = "v2";
/** Sealed before there was more than one key; it names none. */
export const NAMELESS = "v1";

function placeBytes(version: string, place: SealedPlace): Buffer {
  return Buffer.from(`${version}:${place.column.replace(".", ":")}:${place.rowId}`);
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

/** The beginning of everything that the data key of this id sealed. */
export function sealedUnder(id: string): string {
  return `${VERSION}.${id}.`;
}

/**
 * Encrypts text with AES-256-GCM, a random 96-bit nonce and the place as additional data
 * (NIST SP 800-38D), under the first key of `setting`, a DATA_KEY. Gives
 * `v2.<id of the key>.<nonce>.<tag>.<ciphertext>`, the last three in base64url.
 */
export function seal(text: string, place: SealedPlace, setting = env().DATA_KEY): string {
  const { id, dataKey } = sealingKey(setting);
  const nonce = freshNonce();
  const cipher = createCipheriv("aes-256-gcm", deriveKey(dataKey, "field"), nonce);
  cipher.setAAD(placeBytes(VERSION, place));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  const parts = [nonce, cipher.getAuthTag(), body].map((part) => part.toString("base64url"));
  return sealedUnder(id) + parts.join(".");
}

type Parts = { version: string; nonce: string; tag: string; body: string };

function open({ version, nonce, tag, body }: Parts, place: SealedPlace, dataKey: string): string {
  const key = deriveKey(dataKey, "field");
  const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(nonce, "base64url"), {
    authTagLength: 16,
  })
    .setAAD(placeBytes(version, place))
    .setAuthTag(Buffer.from(tag, "base64url"));
  return Buffer.concat([
    decipher.update(Buffer.from(body, "base64url")),
    decipher.final(),
  ]).toString("utf8");
}

/** Opens what names no key: with the oldest, else with the next one that it answers to. */
function openNameless(parts: Parts, place: SealedPlace, setting: string): string {
  const [newest = "", ...former] = ringOf(setting).values();
  for (const dataKey of former.reverse()) {
    try {
      return open(parts, place, dataKey);
    } catch {
      // Only the right key opens it (GCM).
    }
  }
  return open(parts, place, newest);
}

/**
 * Decrypts what `seal` gave for the same place, with the key that it names out of `setting`, a DATA_KEY.
 * Throws for a key that is not there, another place or a changed byte.
 */
export function unseal(sealed: string, place: SealedPlace, setting = env().DATA_KEY): string {
  const [version = "", ...rest] = sealed.split(".");
  const id = version === VERSION ? rest.shift() : undefined;
  const [nonce, tag, body] = rest;
  if (![VERSION, NAMELESS].includes(version) || !nonce || !tag || body === undefined)
    throw new Error("not a sealed value");
  const parts = { version, nonce, tag, body };
  if (id === undefined) return openNameless(parts, place, setting);
  const dataKey = ringOf(setting).get(id);
  if (!dataKey) throw new Error("sealed with a key that is not in DATA_KEY");
  return open(parts, place, dataKey);
}
