// `npm run keys:lost [-- ID]`: without an id, says which keys a start lacks and how much each sealed. With one, gives
// that key up after its id was typed once more: what it sealed is never read again, and the service starts.
import { once } from "node:events";
import { createInterface } from "node:readline/promises";
import { findLacking, giveUpKey, type Lacking } from "@/prisma/lost-key";
import { requireDataKey } from "./local/data-key";
import { onDatabase } from "./local/on-database";
import { ownerOf } from "./local/settings";

const rowsText = (rows: number) => (rows === 1 ? "1 row" : `${rows} rows`);

function inWords({ key, rows, tables, nameless }: Lacking): string {
  const each = tables.map(({ table, rows }) => `${table} ${rows}`).join(", ");
  const more =
    nameless > 0 ? ` ${rowsText(nameless)} more may be under it: old ones name no key.` : "";
  return `DATA_KEY lacks the key ${key}, which sealed ${rowsText(rows)}${each && `: ${each}`}.${more}`;
}

async function agreed(key: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  // When the input ends before the answer, the question is never answered.
  const nothing = once(terminal, "close").then(() => "");
  const asked = terminal.question(`Type ${key} to give it up: `);
  const typed = await Promise.race([asked, nothing]).catch(() => "");
  terminal.close();
  return typed.trim() === key;
}

await onDatabase(async (url) => {
  const setting = requireDataKey();
  const lacking = await findLacking(url, setting);
  const id = process.argv[2];
  if (id === undefined) {
    console.log(lacking.map(inWords).join("\n") || "DATA_KEY lacks no key.");
    return;
  }
  const lost = lacking.find(({ key }) => key === id);
  if (!lost) throw new Error(`No start lacks the key ${id}. Nothing was changed.`);
  console.log(inWords(lost));
  console.log(
    "Nobody can read these rows without it, and a new key does not help. Look for a copy first.",
  );
  if (!(await agreed(id))) throw new Error("Nothing was changed.");
  await giveUpKey(ownerOf(url), setting, lost);
  console.log(
    `The key ${id} is given up: the service starts without it, and the audit log says so.`,
  );
});
