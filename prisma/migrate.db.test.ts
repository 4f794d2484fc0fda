import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type EmbeddedPostgres, startEmbedded } from "../scripts/local/embedded";
import { migrate } from "./migrate";

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
