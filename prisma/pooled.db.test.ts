import { randomUUID } from "node:crypto";
import { afterAll, expect, it } from "vitest";
import { closeDatabase } from "@/lib/db/client";
import { onScratch } from "@/test/scratch-database";
import { requireSessionSettings } from "./pooled";
import { asRole } from "./roles";

afterAll(closeDatabase);

it("a pooler whose sessions lack what holds on each connection is refused, with the SQL that mends it", async () => {
  await onScratch(async (url, client) => {
    const role = `pooled_${randomUUID().replaceAll("-", "")}`;
    await client.query(
      `CREATE ROLE ${role} LOGIN; ALTER ROLE ${role} SET TimeZone = 'America/New_York'`,
    );
    const major = Number(process.env.POSTGRES_MAJOR);
    const look = () => requireSessionSettings(asRole(url, role), major);
    const words = await look().then(
      () => "",
      (refused: Error) => refused.message,
    );
    const mend = words.split("\n").filter((line) => line.startsWith("ALTER ROLE"));
    expect(mend).toContain(`ALTER ROLE "${role}" SET TimeZone = 'UTC';`);
    expect(mend).toContain(`ALTER ROLE "${role}" SET statement_timeout = '4s';`);
    await client.query(mend.join("\n"));
    await look();
    await client.query(`DROP ROLE ${role}`);
  });
});
