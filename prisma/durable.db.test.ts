import { afterAll, expect, it } from "vitest";
import { closeDatabase } from "@/lib/db/client";
import { onScratch } from "@/test/scratch-database";
import { requireDurable } from "./durable";

afterAll(closeDatabase);

it("a server that would forget what was acknowledged is refused by name, unless it may", async () => {
  await onScratch(async (url, client) => {
    const { rows } = await client.query("SELECT current_database() AS name");
    const set = (setting: string) => client.query(`ALTER DATABASE ${rows[0].name} SET ${setting}`);
    await set("backline.throw_away = 'off'");
    await set("synchronous_commit = 'off'");
    await expect(requireDurable(url)).rejects.toThrow(
      /^The database has .*synchronous_commit.* off/,
    );
    await set("backline.throw_away = 'on'");
    await requireDurable(url);
  });
});
