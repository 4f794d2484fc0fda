import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, describe, expect, it } from "vitest";
import { closeDatabase } from "@/lib/db/client";
import { env } from "@/lib/env";
import { onScratch } from "@/test/scratch-database";
import { verifyAuditLog } from "./audit-chain";
import { backUp } from "./backup/back-up";
import { checkBackup, restore } from "./backup/restore";
import { migrateWithKey } from "./key-check";
import { APP_ROLE, asRole, makeRoles } from "./roles";

afterAll(closeDatabase);

const ADD = `INSERT INTO "AuditEvent" ("actor", "action", "detail")
  SELECT 'system', 'demo.created', jsonb_build_object('n', n) FROM generate_series(1, $1::int) n`;
const link = (client: pg.Client) => client.query("SELECT chain_audit_log(2000) AS linked");

/** A database whose audit log has 30 linked events. */
async function withLog(work: (url: string, client: pg.Client) => Promise<void>): Promise<void> {
  await onScratch(async (url, client) => {
    await makeRoles(url);
    await migrateWithKey(url, env().DATA_KEY);
    await client.query(ADD, [30]);
    expect((await link(client)).rows).toEqual([{ linked: 30 }]);
    await work(url, client);
  });
}

/** As somebody who owns the database, and switches its guard off. */
async function tamper(client: pg.Client, ...texts: string[]): Promise<void> {
  const guard = (how: string) =>
    client.query(
      `ALTER TABLE "AuditEvent" ${how} TRIGGER USER; ALTER TABLE "AuditLink" ${how} TRIGGER USER`,
    );
  await guard("DISABLE");
  for (const text of texts) await client.query(text);
  await guard("ENABLE");
}

const words = async (url: string, anchor?: string) =>
  (await verifyAuditLog(url, anchor)).faults.map(({ seq, fault }) => `${seq}: ${fault}`);

describe("the chain of the audit log", () => {
  it("holds while events are only added, and whatever the settings of the session", async () => {
    await withLog(async (url, client) => {
      await client.query(ADD, [5]);
      expect(await verifyAuditLog(url)).toMatchObject({ linked: 30, waiting: 5, faults: [] });
      await client.query("SET TimeZone = 'Asia/Tokyo'; SET DateStyle = 'German'");
      await link(client);
      const { head, ...more } = await verifyAuditLog(url);
      expect(more).toEqual({ linked: 35, waiting: 0, faults: [] });
      expect(head).toMatch(/^35:[0-9a-f]{64}$/);
      expect(await words(url, head)).toEqual([]);
      await expect(verifyAuditLog(url, "35:short")).rejects.toThrow("An anchor is");
    });
  });

  it.each([
    [
      "an edit",
      [`UPDATE "AuditEvent" SET "detail" = '{"n": 99}' WHERE "id" = 7`],
      ["7: the event or its link was changed"],
    ],
    [
      "another time",
      [`UPDATE "AuditEvent" SET "at" = "at" - interval '1 ms' WHERE "id" = 7`],
      ["7: the event or its link was changed"],
    ],
    ["a deleted event", [`DELETE FROM "AuditEvent" WHERE "id" = 7`], ["7: the event was deleted"]],
    [
      "one deleted with its link",
      [`DELETE FROM "AuditEvent" WHERE "id" = 7`, `DELETE FROM "AuditLink" WHERE "eventId" = 7`],
      ["8: links before it are missing"],
    ],
    [
      "two that changed places",
      [
        `UPDATE "AuditLink" SET "eventId" = 99 WHERE "seq" = 7`,
        `UPDATE "AuditLink" SET "eventId" = 7 WHERE "seq" = 8`,
        `UPDATE "AuditLink" SET "eventId" = 8 WHERE "seq" = 7`,
      ],
      ["7: the event or its link was changed", "8: the event or its link was changed"],
    ],
    [
      "a cut end",
      [`DELETE FROM "AuditEvent" WHERE "id" > 20`, `DELETE FROM "AuditLink" WHERE "seq" > 20`],
      ["30: the head is not the last link: the end was cut"],
    ],
  ])("shows %s", async (_, texts, found) => {
    await withLog(async (url, client) => {
      await tamper(client, ...texts);
      expect(await words(url)).toEqual(found);
    });
  });

  it("shows by the anchor an end that was cut with the head set back, or made anew", async () => {
    await withLog(async (url, client) => {
      const { head } = await verifyAuditLog(url);
      await tamper(
        client,
        `DELETE FROM "AuditEvent" WHERE "id" > 20`,
        `DELETE FROM "AuditLink" WHERE "seq" > 20`,
        `UPDATE "AuditHead" h SET "seq" = l."seq", "hash" = l."hash" FROM "AuditLink" l WHERE l."seq" = 20`,
      );
      const anchored = ["30: the link of the log is not there: the chain was cut or made anew"];
      expect(await words(url)).toEqual([]);
      expect(await words(url, head)).toEqual(anchored);
      await client.query(ADD, [10]);
      await link(client);
      expect(await words(url)).toEqual([]);
      expect(await words(url, head)).toEqual(anchored);
    });
  });

  it("has no gap and no fork while many add and several link, and takes in who commits late", async () => {
    await withLog(async (url, client) => {
      const late = new pg.Client({ connectionString: url });
      await late.connect();
      await late.query("BEGIN");
      await late.query(ADD, [1]);
      const others = Array.from({ length: 8 }, () => new pg.Client({ connectionString: url }));
      await Promise.all(others.map((other) => other.connect()));
      await Promise.all(
        others.map(async (other, at) => {
          for (let n = 0; n < 20; n += 1) await (at < 5 ? other.query(ADD, [1]) : link(other));
        }),
      );
      await link(client);
      expect(await verifyAuditLog(url)).toMatchObject({ linked: 130, waiting: 0, faults: [] });
      await late.query("COMMIT");
      await link(client);
      expect(await verifyAuditLog(url)).toMatchObject({ linked: 131, waiting: 0, faults: [] });
      await Promise.all([late, ...others].map((other) => other.end()));
    });
  });

  it("is made by the service, which cannot change it", async () => {
    await withLog(async (url, client) => {
      await client.query(ADD, [1]);
      const app = new pg.Client({ connectionString: asRole(url, APP_ROLE) });
      await app.connect();
      expect((await link(app)).rows).toEqual([{ linked: 1 }]);
      for (const text of [
        `UPDATE "AuditLink" SET "eventId" = 0`,
        `DELETE FROM "AuditLink"`,
        `INSERT INTO "AuditLink" VALUES (99, 99, '')`,
        `UPDATE "AuditHead" SET "seq" = 0`,
        `DELETE FROM "AuditHead"`,
      ])
        await expect(app.query(text), text).rejects.toMatchObject({ code: "42501" });
      await app.end();
      expect(await words(url)).toEqual([]);
    });
  });

  it("goes on after an event with a number that nobody drew, and takes none without a time", async () => {
    await withLog(async (url, client) => {
      const app = new pg.Client({ connectionString: asRole(url, APP_ROLE) });
      await app.connect();
      const number = (how: string) =>
        app.query(
          `INSERT INTO "AuditEvent" ("id", "actor", "action") ${how} VALUES (9000000000000000000, 'system', 'demo.created')`,
        );
      await expect(number("")).rejects.toMatchObject({ code: "428C9" });
      await number("OVERRIDING SYSTEM VALUE");
      const never = `INSERT INTO "AuditEvent" ("at", "actor", "action") VALUES ('infinity', 'system', 'demo.created')`;
      await expect(app.query(never)).rejects.toMatchObject({ code: "23514" });
      await app.end();
      await link(client);
      await client.query(ADD, [3]);
      expect((await link(client)).rows).toEqual([{ linked: 3 }]);
      expect(await verifyAuditLog(url)).toMatchObject({ linked: 34, waiting: 0, faults: [] });
    });
  });

  it("shows events that no job linked in time", async () => {
    await withLog(async (url, client) => {
      await client.query(
        `INSERT INTO "AuditEvent" ("at", "actor", "action")
         SELECT now() + n * interval '1 hour', 'system', 'demo.created' FROM unnest(ARRAY[-1, 1]) n`,
      );
      const { faults } = await verifyAuditLog(url);
      expect(faults).toEqual([
        {
          seq: null,
          eventId: "31",
          fault: "it is the first of 2 that no job linked within 15 minutes",
        },
      ]);
      await link(client);
      expect(await words(url)).toEqual([]);
    });
  });

  it("comes back with a backup", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "backline-"));
    await withLog(async (url) => {
      const { head } = await verifyAuditLog(url);
      const file = path.join(folder, "copy");
      await backUp(url, env().DATA_KEY, file);
      await onScratch(async (back, client) => {
        await restore(back, env().DATA_KEY, await checkBackup(file, env().DATA_KEY));
        await link(client);
        expect(await words(back, head)).toEqual([]);
      });
    });
    rmSync(folder, { recursive: true });
  });
});
