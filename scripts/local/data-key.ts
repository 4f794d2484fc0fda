import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { dataKeysIn } from "@/lib/env";
import { checkKey } from "@/prisma/key-check";
import { dataDir } from "./settings";

const keyFile = () => path.join(dataDir(), "data.key");

/**
 * The keys of this installation, as a value of DATA_KEY: from the environment, else from the data folder;
 * null when there is none.
 */
export function findDataKey(): string | null {
  const inFile = () => (existsSync(keyFile()) ? readFileSync(keyFile(), "utf8") : "");
  return dataKeysIn(process.env.DATA_KEY || inFile()).join(",") || null;
}

function makeDataKey(say: (sentence: string) => void): string {
  const key = randomBytes(32).toString("base64");
  mkdirSync(dataDir(), { recursive: true });
  writeFileSync(keyFile(), `${key}\n`, { mode: 0o600, flag: "wx" });
  say(
    `Made the data key: ${path.relative(process.cwd(), keyFile())}. Keep a copy of it: without it nothing stored can be read.`,
  );
  return key;
}

/** The key of this installation. Throws one sentence when there is none, and makes none. */
export function requireDataKey(): string {
  const found = findDataKey();
  if (!found) throw new Error("There is no data key: set DATA_KEY, or put your data.key back.");
  return found;
}

/**
 * The key of this installation. A new key is made when the database at `url` is empty. Throws one
 * clear sentence when that database was begun with another key, or when its key is missing.
 */
export async function dataKeyFor(url: string, say: (sentence: string) => void): Promise<string> {
  const found = findDataKey();
  await checkKey(url, found);
  return found ?? makeDataKey(say);
}
