import { createHash, randomBytes } from "node:crypto";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, expect, it } from "vitest";
import { keyId } from "@/lib/crypto/keys";
import { openSealed, readSealed, verifySealed, writeSealed } from "./sealed-file";

const KEY = randomBytes(32).toString("base64");
const ABOUT = {
  madeAt: "2026-11-30T10:00:00.000Z",
  migrations: [{ name: "20261122000000_init", checksum: "a" }],
  keys: [] as string[],
};

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "backline-"));
  file = path.join(folder, "copy");
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function* plain(...parts: string[]) {
  for (const part of parts) yield Buffer.from(part);
}

async function opened(key = KEY): Promise<string> {
  const sealed = await openSealed(file, key);
  await verifySealed(sealed);
  return await readSealed(sealed, async (chunks) => (await buffer(chunks)).toString());
}

it("a sealed file opens to what was written, shows nothing of it, and is only ours to read", async () => {
  const words = "numb between the legs ".repeat(5000);
  const { bytes, sha256 } = await writeSealed(file, KEY, ABOUT, plain(words, "since Tuesday"));
  expect(await opened()).toBe(`${words}since Tuesday`);
  const whole = readFileSync(file);
  expect(whole).toHaveLength(bytes);
  expect(bytes).toBeLessThan(words.length / 10);
  expect(createHash("sha256").update(whole).digest("hex")).toBe(sha256);
  expect(whole.includes("numb")).toBe(false);
  expect(statSync(file).mode & 0o077).toBe(0);
  expect(readdirSync(folder)).toEqual(["copy"]);
});

it("opens with its key at any place among several, and needs each key that it names", async () => {
  const [newer, former] = [randomBytes(32).toString("base64"), randomBytes(32).toString("base64")];
  const keys = [KEY, former].map(keyId);
  await writeSealed(file, `${KEY},${former}`, { ...ABOUT, keys }, plain("words"));
  expect(await opened(`${newer},${former},${KEY}`)).toBe("words");
  await expect(opened(`${newer},${KEY}`)).rejects.toThrow(`It needs the key ${keyId(former)}.`);
  await expect(opened(former)).rejects.toThrow(`It needs the key ${keyId(KEY)}.`);
});

it("another key is named", async () => {
  await writeSealed(file, KEY, ABOUT, plain("words"));
  const other = opened(randomBytes(32).toString("base64"));
  await expect(other).rejects.toThrow(/^DATA_KEY is not the key that .*copy was sealed with\.$/);
});

it("no byte can be changed unseen", async () => {
  await writeSealed(file, KEY, ABOUT, plain("words"));
  const whole = readFileSync(file);
  for (let at = 0; at < whole.length; at += 1) {
    const changed = Buffer.from(whole);
    changed[at] = (changed[at] ?? 0) ^ 1;
    writeFileSync(file, changed);
    await expect(opened(), `byte ${at}`).rejects.toThrow(/^(?:DATA_KEY is not|.*copy (?:is|was) )/);
  }
});

it("a file that was cut anywhere is refused, and one that is empty or something else", async () => {
  await writeSealed(file, KEY, ABOUT, plain("words"));
  const whole = readFileSync(file);
  for (let length = 0; length < whole.length; length += 1) {
    writeFileSync(file, whole.subarray(0, length));
    await expect(opened(), `${length} bytes`).rejects.toThrow(/copy (?:is|was) /);
  }
  writeFileSync(file, whole.subarray(0, -1));
  await expect(opened()).rejects.toThrow("was cut off: its end is missing");
  writeFileSync(file, "-- PostgreSQL database dump\n");
  await expect(opened()).rejects.toThrow("is not a backup of Backline");
  rmSync(file);
  await expect(opened()).rejects.toThrow("cannot be read");
});

it("two that write one file at a time do not mix: the second is refused, and the first goes on", async () => {
  async function* slow() {
    yield Buffer.from("first");
    const second = writeSealed(file, KEY, ABOUT, plain("second"));
    await expect(second).rejects.toThrow(/copy\.part cannot be made, or is there/);
  }
  await writeSealed(file, KEY, ABOUT, slow());
  expect(await opened()).toBe("first");
});

it("a copy that breaks off leaves no file", async () => {
  async function* broken() {
    yield Buffer.from("words");
    throw new Error("the database is gone");
  }
  await expect(writeSealed(file, KEY, ABOUT, broken())).rejects.toThrow("the database is gone");
  expect(existsSync(file)).toBe(false);
  expect(readdirSync(folder)).toEqual([]);
});
