import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { z } from "zod";
import { deriveKey, ringOf, sealingKey } from "@/lib/crypto/keys";

// A backup file: a line that names it, a line of JSON that anybody may read, what is sealed, its tag,
// and an end mark. What is sealed is compressed first; it and both lines are authenticated.

const NAME = "backline-backup 1";
const END = "\nbackline-backup end\n";
const TAG_BYTES = 16;
const MOST_HEAD_BYTES = 1_000_000;

const HeaderSchema = z.object({
  madeAt: z.iso.datetime(),
  /** The applied migrations with their checksums, oldest first. */
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })).min(1),
  /** The ids of the data keys that open what is inside; copies from before there were ids have none. */
  keys: z.array(z.string()).default([]),
  nonce: z.base64(),
  /** Tells a wrong key from a damaged file. */
  keyCheck: z.string(),
});
export type Header = z.infer<typeof HeaderSchema>;

const CIPHER = "aes-256-gcm";
const keyCheckOf = (key: Buffer, nonce: string) =>
  createHmac("sha256", key).update(nonce).digest("base64");

/**
 * Compresses and seals a stream into a new file, under a key derived from the first key of
 * `setting`, a DATA_KEY. The file has
 * its name only when it is complete and on disk, and another that writes it is refused. Gives its size
 * and the SHA-256 of the whole file.
 */
export async function writeSealed(
  file: string,
  setting: string,
  about: Pick<Header, "madeAt" | "migrations" | "keys">,
  plain: AsyncIterable<Buffer>,
): Promise<{ bytes: number; sha256: string }> {
  const key = deriveKey(sealingKey(setting).dataKey, "backup");
  const nonce = randomBytes(12).toString("base64");
  const header: Header = { ...about, nonce, keyCheck: keyCheckOf(key, nonce) };
  const head = Buffer.from(`${NAME}\n${JSON.stringify(header)}\n`);
  const cipher = createCipheriv(CIPHER, key, Buffer.from(nonce, "base64")).setAAD(head);
  const hash = createHash("sha256");
  let bytes = 0;
  async function* whole(sealed: AsyncIterable<Buffer>) {
    yield head;
    yield* sealed;
    yield cipher.getAuthTag();
    yield Buffer.from(END);
  }
  async function* counted(chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  }
  const half = `${file}.part`;
  const handle = await open(half, "wx", 0o600).catch(() => {
    throw new Error(`${half} cannot be made, or is there: another backup writes it, or broke off.`);
  });
  try {
    const target = handle.createWriteStream({ flush: true });
    await pipeline(Readable.from(plain), createGzip(), cipher, whole, counted, target);
    await rename(half, file);
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  }
  return { bytes, sha256: hash.digest("hex") };
}

/** A backup file whose beginning and end were read, and whose key is the right one. */
export type SealedFile = { file: string; header: Header; key: Buffer; head: Buffer; end: number };

async function readHead(file: string): Promise<{ head: Buffer; tail: Buffer; size: number }> {
  const handle = await open(file).catch(() => {
    throw new Error(`${file} cannot be read.`);
  });
  try {
    const { size } = await handle.stat();
    const head = Buffer.alloc(Math.min(size, MOST_HEAD_BYTES));
    await handle.read(head, 0, head.length, 0);
    const tail = Buffer.alloc(Math.min(size, TAG_BYTES + END.length));
    await handle.read(tail, 0, tail.length, size - tail.length);
    return { head, tail, size };
  } finally {
    await handle.close();
  }
}

function parseHeader(line: string): Header | null {
  try {
    return HeaderSchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

/** Refuses a file for which `setting`, a DATA_KEY, lacks a key that is not lost, by the ids of those that it needs. */
function requireKey(file: string, header: Header, setting: string, lost: string[]): Buffer {
  const ring = ringOf(setting);
  const keys = [...ring.values()].map((dataKey) => deriveKey(dataKey, "backup"));
  const key = keys.find((each) => keyCheckOf(each, header.nonce) === header.keyCheck);
  const missing = header.keys.filter((id) => !ring.has(id) && !lost.includes(id));
  if (key && missing.length === 0) return key;
  const named = missing.length > 0 ? ` It needs the key ${missing.join(", ")}.` : "";
  const without = missing.map((id) => `--without ${id}`).join(" ");
  const rest = key ? ` If no copy of it is left, ${without} restores the rest.` : "";
  throw new Error(`DATA_KEY is not the key that ${file} was sealed with.${named}${rest}`);
}

/**
 * Opens a backup file; the keys with the ids `lost` may be lacking. Throws one sentence when it is none, was cut
 * off, or has another key.
 */
export async function openSealed(
  file: string,
  setting: string,
  lost: string[] = [],
): Promise<SealedFile> {
  const { head, tail, size } = await readHead(file);
  const first = head.indexOf("\n");
  if (head.subarray(0, Math.max(first, 0)).toString() !== NAME)
    throw new Error(`${file} is not a backup of Backline, or is damaged at its beginning.`);
  if (!tail.subarray(TAG_BYTES).equals(Buffer.from(END)))
    throw new Error(`${file} was cut off: its end is missing.`);
  const second = head.indexOf("\n", first + 1);
  const header = second < 0 ? null : parseHeader(head.subarray(first + 1, second).toString());
  if (!header) throw new Error(damaged(file));
  const key = requireKey(file, header, setting, lost);
  const end = size - TAG_BYTES - END.length;
  return { file, header, key, head: head.subarray(0, second + 1), end };
}

const damaged = (file: string) => `${file} is damaged: it is not what was written.`;

/** The tag stands behind what it authenticates. */
async function tagOf({ file, end }: SealedFile): Promise<Buffer> {
  const tag: Buffer[] = [];
  for await (const chunk of createReadStream(file, { start: end, end: end + TAG_BYTES - 1 }))
    tag.push(chunk as Buffer);
  return Buffer.concat(tag);
}

async function decipherOf(sealed: SealedFile) {
  const nonce = Buffer.from(sealed.header.nonce, "base64");
  return createDecipheriv(CIPHER, sealed.key, nonce, { authTagLength: TAG_BYTES })
    .setAAD(sealed.head)
    .setAuthTag(await tagOf(sealed));
}

const sealedPart = ({ file, head, end }: SealedFile) =>
  createReadStream(file, { start: head.length, end: end - 1 });

/** Reads the whole file once and uses nothing of it. Throws one sentence when any byte was changed. */
export async function verifySealed(sealed: SealedFile): Promise<void> {
  if (sealed.end <= sealed.head.length) throw new Error(damaged(sealed.file));
  const decipher = await decipherOf(sealed);
  try {
    await pipeline(sealedPart(sealed), decipher, async (plain) => {
      for await (const _ of plain);
    });
  } catch {
    throw new Error(damaged(sealed.file));
  }
}

/**
 * Gives what was sealed to `consume`, as a stream. What it makes of it may be kept only when this
 * resolves, because the last byte is authenticated last.
 */
export async function readSealed<Result>(
  sealed: SealedFile,
  consume: (plain: AsyncIterable<Buffer>) => Promise<Result>,
): Promise<Result> {
  const decipher = await decipherOf(sealed);
  return await pipeline(sealedPart(sealed), decipher, createGunzip(), consume);
}
