import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { migrate } from "@/prisma/migrate";
import { onScratch } from "@/test/scratch-database";
import { closeDatabase } from "./client";
import { numbered } from "./parameters";
import { allStatements } from "./statement";

// What runs while patients and staff wait, or each minute, reads by an index whatever is stored. With
// sequential scans switched off a plan shows one only where no index helps. Asked of an empty database, so
// that no plan depends on what other tests have stored.

const LIB = path.resolve(import.meta.dirname, "..");
const MODULES = readdirSync(LIB, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
  .map((file) => path.join(LIB, file))
  .filter((file) => readFileSync(file, "utf8").includes(" statement({"));

/**
 * Tables that grow with every intake. Not Reassessment: the view of verdicts asks it for one kind, which
 * Postgres hashes while the table is small, and reads by its index when it is not.
 */
const GROWING = [
  ...["Intake", "IntakeContact", "IntakeAddendum", "Consent", "CheckIn", "PegScore", "Review"],
  ...["AuditEvent", "AuditLink", "OutboundMessage", "Note", "CallAttempt", "Closure", "Draft"],
  ...["PatientLink", "StaffSession", "IntakeSource", "Escalation", "rate_limit"],
];

/** The same holds for the places in a filter of the board, and for whether a few intakes are in use. */
const HASHED_WHILE_SMALL: Record<string, string[]> = {
  queue_neighbors: ["Intake"],
  person_intakes: ["CheckIn"],
  person_erase: ["CheckIn"],
  person_erase_old: ["CheckIn"],
  retention_look: ["CheckIn"],
};

beforeAll(() => Promise.all(MODULES.map((file) => import(file))));
afterAll(closeDatabase);

/** Runs `work` with a connection to an empty database of this version, with sequential scans off. */
const onEmpty = (work: (client: pg.Client) => Promise<void>) =>
  onScratch(async (url, client) => {
    await migrate(url);
    await client.query("SET enable_seqscan = off");
    await work(client);
  });

type Plan = {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Cond"?: string;
  "Recheck Cond"?: string;
  Plans?: Plan[];
};

const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];

/** The growing tables that a text reads as a whole. */
async function readWhole(client: pg.Client, text: string): Promise<string[]> {
  const { rows } = await client.query(`EXPLAIN (GENERIC_PLAN, FORMAT JSON) ${text}`);
  return nodes(rows[0]["QUERY PLAN"][0].Plan)
    .filter((node) => node["Node Type"] === "Seq Scan")
    .flatMap((node) => node["Relation Name"] ?? [])
    .filter((table) => GROWING.includes(table));
}

it("no statement reads a growing table as a whole", async () => {
  await onEmpty(async (client) => {
    for (const { name, texts } of allStatements())
      for (const text of texts) {
        const tables = await readWhole(client, text);
        const bad = tables.filter((table) => !HASHED_WHILE_SMALL[name]?.includes(table));
        expect({ [name]: bad }).toEqual({ [name]: [] });
      }
  });
});

it("notices a table without an index for what is asked, and that the log of a person has one", async () => {
  await onEmpty(async (client) => {
    const planted = (column: string) =>
      readWhole(
        client,
        numbered(`SELECT "id" FROM "OutboundMessage" WHERE "${column}" = $asked`).text,
      );
    expect(await planted("subject")).toEqual(["OutboundMessage"]);
    expect(await planted("intakeId")).toEqual([]);
    const texts = allStatements().find(({ name }) => name === "audit_list")?.texts ?? [];
    const ofPerson = texts.find((each) => each.includes(`e."staffId" = $`)) ?? "";
    const { rows } = await client.query(`EXPLAIN (GENERIC_PLAN) ${ofPerson}`);
    expect(JSON.stringify(rows)).toContain("AuditEvent_staffId_id_idx");
  });
});
