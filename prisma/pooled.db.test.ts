import { randomUUID } from "node:crypto";
import { afterAll, expect, it, vi } from "vitest";
import { closeDatabase } from "@/lib/db/client";
import { requireMigrated } from "@/scripts/local/prepare";
import { onScratch } from "@/test/scratch-database";
import { requireSameDatabase, requireSessionSettings } from "./pooled";
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

it("a direct address that leads to another database is refused, be it a copy of the same server", async () => {
  await onScratch(async (url) => {
    const named = new URL(url);
    named.searchParams.set("application_name", "direct");
    await requireSameDatabase(url, named.href);
    const copy = process.env.DATABASE_URL ?? "";
    await expect(requireSameDatabase(copy, url)).rejects.toThrow(/lead to different databases/);
    vi.stubEnv("DATABASE_DIRECT_URL", url);
    const started = requireMigrated({ url: copy, local: false });
    await expect(started).rejects.toThrow(/lead to different databases/);
    vi.unstubAllEnvs();
  });
});
