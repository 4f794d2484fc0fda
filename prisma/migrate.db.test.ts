import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sessionSettings } from "@/lib/db/session-settings";
import { type EmbeddedPostgres, startEmbedded } from "../scripts/local/embedded";
import { applyOne, connect, LOCK_WAIT_MS, migrate } from "./migrate";

const LIMIT = sessionSettings(15).lock_timeout ?? "";
const root = path.resolve(import.meta.dirname, "..");

let folder: string;
let server: EmbeddedPostgres;

beforeEach(async () => {
  folder = mkdtempSync(path.join(root, ".test-"));
  server = await startEmbedded(path.join(folder, "postgres"), { throwAway: true });
});

afterEach(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The address of the server with the given parts changed. */
function addressWith(change: Partial<URL>): string {
  return Object.assign(new URL(server.url), change).href;
}

test("names the problem of a refused connection, and never the password", async () => {
  const other = addressWith({ pathname: "/nothing" });
  await expect(migrate(other)).rejects.toThrow(/has no database of the name in DATABASE_URL\.$/);
  const stranger = addressWith({ username: "stranger" });
  await expect(migrate(stranger)).rejects.toThrow(/does not let the user of DATABASE_URL in\.$/);

  await server.stop();
  const rules = "local all all scram-sha-256\nhost all all all scram-sha-256\n";
  writeFileSync(path.join(folder, "postgres", "pg_hba.conf"), rules);
  server = await startEmbedded(path.join(folder, "postgres"), { throwAway: true });
  const refused = migrate(addressWith({ password: "mistyped" }));
  await expect(refused).rejects.toThrow(/does not accept the password in DATABASE_URL\.$/);
  await expect(refused).rejects.not.toThrow(/mistyped/);
});

test("a migration waits for a long transaction without holding up those who use the table", async () => {
  await migrate(server.url);
  const [long, ours, patients] = await Promise.all([1, 2, 3].map(() => connect(server.url)));
  if (!long || !ours || !patients) throw new Error("no connection");
  await long.query(`BEGIN; SELECT count(*) FROM "Intake"`);
  let applied = false;
  const text = `ALTER TABLE "Intake" ADD COLUMN "later" text`;
  const applying = applyOne(ours, { name: "busy", text, checksum: "" }).then(() => {
    applied = true;
  });
  const waits = async () => {
    const { rows } = await patients.query(
      `SELECT 1 FROM pg_locks WHERE NOT "granted" AND "relation" = '"Intake"'::regclass`,
    );
    return rows.length > 0;
  };
  // The service has two seconds for this; a busy machine has longer.
  expect(2 * LOCK_WAIT_MS).toBeLessThanOrEqual(1000 * Number.parseInt(LIMIT, 10));
  await patients.query("SET lock_timeout = '30s'");
  for (let passed = 0; passed < 2; await sleep(20)) {
    if (!(await waits())) continue;
    await patients.query(`UPDATE "Intake" SET "locale" = "locale"`);
    passed += 1;
  }
  expect(applied).toBe(false);
  await long.query("COMMIT");
  await applying;
  await patients.query(`SELECT "later" FROM "Intake"`);
  await Promise.all([long, ours, patients].map((client) => client.end()));
});
