import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import pg from "pg";
import type { Staff } from "@/lib/auth/staff";
import { closeDatabase } from "@/lib/db/client";
import { searchIntakes } from "@/lib/person/search/queries";
import { SEARCH, searchFor } from "@/lib/person/search/statement";
import { readWords } from "@/lib/person/search/words";
import { migrate } from "@/prisma/migrate";
import { startEmbedded } from "@/scripts/local/embedded";
import { addStaffForTest } from "@/test/rows";
import { fill } from "./support/fill";
import { report } from "./support/load";
import { type Invented, invent, seeded } from "./support/people";

// Searches a million intakes by blind tokens, with each kind of word. For comparison: the same
// search over few intakes. A search includes reading the words, the statement with its audit line,
// and opening the sealed contacts that are shown.

const FEW = 1_000;
const MANY = 1_000_000;
const TIMES = 300;
const GOAL_MS = 100;

const KINDS: Record<string, (who: Invented) => string> = {
  reference: (who) => `${who.reference} ${who.birthDate}`,
  phone: (who) => who.phone?.replace(/^\+1(...)(...)/, "($1) $2-") ?? "",
  email: (who) => who.email ?? "",
  birth_date: (who) => who.birthDate ?? "",
  surname: (who) => who.familyName,
  "surname and birth_date": (who) => `${who.familyName} ${who.birthDate}`,
};

type Times = { p50: number; p95: number; most: number };

async function measure(staff: Staff, kind: string, stored: number): Promise<Times> {
  const random = seeded(7);
  const wordsOf = KINDS[kind]!;
  const times: number[] = [];
  let most = 0;
  for (let i = -20; i < TIMES; i += 1) {
    const words = wordsOf(invent(Math.floor(random() * stored)));
    const began = performance.now();
    const { found } = await searchIntakes(staff, words, 1);
    if (found === 0) throw new Error(`${kind}: nobody was found`);
    most = Math.max(most, found);
    if (i >= 0) times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  return { p50: at(0.5), p95: at(0.95), most };
}

/** Whether Postgres scans the whole table of intakes or contacts for this kind of search. */
async function scansAll(url: string, staffId: string, kind: string): Promise<boolean> {
  const wanted = readWords(KINDS[kind]!(invent(1)));
  if (typeof wanted === "string") throw new Error(`${kind}: ${wanted}`);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const search = searchFor(wanted, staffId, 1);
  const { text, values } = SEARCH.query(search.values, search.found);
  const { rows } = await client.query(`EXPLAIN ${text}`, values);
  await client.end();
  const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
  return /Seq Scan on "Intake(Contact)?"/.test(plan);
}

const folder = mkdtempSync(".test-");
process.env.DATA_KEY = randomBytes(32).toString("base64");
const embedded = await startEmbedded(`${process.cwd()}/${folder}/postgres`, { throwAway: true });
try {
  process.env.DATABASE_URL = embedded.url;
  process.env.POSTGRES_MAJOR = String((await migrate(embedded.url)).major);
  const staff = await addStaffForTest();
  await fill(embedded.url, 0, FEW);
  const few = new Map<string, Times>();
  for (const kind of Object.keys(KINDS)) few.set(kind, await measure(staff, kind, FEW));
  const fillSeconds = await fill(embedded.url, FEW, MANY);
  for (const kind of Object.keys(KINDS)) {
    const many = await measure(staff, kind, MANY);
    const whole = await scansAll(embedded.url, staff.id, kind);
    report({
      bench: "search",
      by: kind,
      stored: MANY,
      p50_ms: many.p50,
      p95_ms: many.p95,
      most_found: many.most,
      reads_whole_table: whole,
      fill_seconds: fillSeconds,
      baseline: `the same search with ${FEW} stored`,
      baseline_p95_ms: few.get(kind)?.p95 ?? 0,
      goal: `p95 under ${GOAL_MS} ms, no whole table read`,
      met: many.p95 < GOAL_MS && !whole,
    });
  }
} finally {
  await closeDatabase();
  await embedded.stop();
  rmSync(folder, { recursive: true, force: true });
}
