import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { closeDatabase, sql } from "@/lib/db/client";
import { Rejection } from "@/lib/errors";
import { DAY_MS } from "@/lib/time";
import { addStaffForTest } from "@/test/rows";
import { changeSetting, putSettingBack } from "./commands";
import { ownSetting, setting } from "./current-settings";
import { DEFAULTS } from "./defaults";
import { getSetting } from "./queries";

const asDelivered = DEFAULTS.contact();
const other = { ...asDelivered, phone: "(555) 010-0777" };

async function change(value: typeof other) {
  const admin = await addStaffForTest("admin");
  const { version } = await getSetting(admin, "contact");
  await changeSetting(admin, { key: "contact", scope: "", version, value });
  return { admin, version: version + 1 };
}

// The other test files expect the default settings.
afterEach(async () => {
  const admin = await addStaffForTest("admin");
  const { version } = await getSetting(admin, "contact");
  await putSettingBack(admin, { key: "contact", scope: "", version, to: 0 });
});
afterAll(closeDatabase);

const trailOf = (staffId: string) =>
  sql<{ action: string; detail: object }>(
    "test_setting_trail",
    `SELECT "action", "detail" FROM "AuditEvent" WHERE "staffId" = $staffId ORDER BY "id"`,
    { staffId },
  );

describe("a setting", () => {
  it("counts at once, with before and after in the audit log and in its history", async () => {
    const { admin, version } = await change(other);
    expect(setting("contact")).toEqual(other);
    expect(await trailOf(admin.id)).toEqual([
      {
        action: "setting.changed",
        detail: {
          setting: "contact",
          scope: "",
          version,
          before: `phone = ${asDelivered.phone || "(none)"}`,
          after: "phone = (555) 010-0777",
        },
      },
    ]);
    const now = await getSetting(admin, "contact");
    expect(now).toMatchObject({ value: other, version, own: true });
    expect(now.history[0]).toMatchObject({ version, value: other, staffName: admin.name });
  });

  it("is not overwritten from an older version", async () => {
    const { admin, version } = await change(other);
    const late = { key: "contact", scope: "", value: { ...other, name: "Mine" } } as const;
    for (const seen of [version - 1, version + 1, 0])
      await expect(changeSetting(admin, { ...late, version: seen })).rejects.toEqual(
        new Rejection("changed_meanwhile"),
      );
    expect((await getSetting(admin, "contact")).value).toEqual(other);
    expect(await trailOf(admin.id)).toHaveLength(1);
  });

  it("is saved by exactly one of many who save it at once", async () => {
    const { admin, version } = await change(other);
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, (_, at) =>
        changeSetting(admin, {
          key: "contact",
          scope: "",
          version,
          value: { ...other, name: `Clinic ${at}` },
        }),
      ),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await getSetting(admin, "contact")).version).toBe(version + 1);
  });

  it("that is saved unchanged changes nothing and leaves no event", async () => {
    const { admin, version } = await change(other);
    const again = { key: "contact", scope: "", version, value: other } as const;
    expect(await changeSetting(admin, again)).toEqual({ changed: 0 });
    expect(await trailOf(admin.id)).toHaveLength(1);
  });

  it("goes back to an earlier value, and to the default", async () => {
    const { version } = await change(other);
    const { admin } = await change({ ...other, name: "Another name" });
    const place = { key: "contact", scope: "" } as const;
    await putSettingBack(admin, { ...place, version: version + 1, to: version });
    expect(setting("contact")).toEqual(other);
    await putSettingBack(admin, { ...place, version: version + 2, to: 0 });
    expect(ownSetting("contact", "")).toBeNull();
    expect(setting("contact")).toEqual(asDelivered);
    await expect(
      putSettingBack(admin, { ...place, version: version + 3, to: 9999 }),
    ).rejects.toEqual(new Rejection("changed_meanwhile"));
  });

  it("is only added to: no row is changed or removed", async () => {
    await change(other);
    for (const text of [`UPDATE "SettingChange" SET "value" = NULL`, `DELETE FROM "SettingChange"`])
      await expect(sql(`test_${text.slice(0, 6)}`, text)).rejects.toMatchObject({
        code: "42501",
      });
  });
});

/** The module as in another process, with no settings known yet. */
async function anotherProcess() {
  const shared = globalThis as { backlineSettings?: unknown };
  const own = shared.backlineSettings;
  delete shared.backlineSettings;
  vi.resetModules();
  const known = await import("./current-settings");
  shared.backlineSettings = own;
  return known;
}

describe("another process", () => {
  it("knows the settings once it watches, and soon each change", async () => {
    await change(other);
    const elsewhere = await anotherProcess();
    expect(elsewhere.setting("contact")).toEqual(asDelivered);
    const watch = await elsewhere.watchSettings();
    expect(elsewhere.setting("contact")).toEqual(other);
    await change({ ...other, phone: "(555) 010-0888" });
    await expect
      .poll(() => elsewhere.setting("contact").phone, { timeout: 60_000 })
      .toBe("(555) 010-0888");
    watch.stop();
  });

  it("that watches goes by the clock of the database where its own is days off, and by its own again", async () => {
    const elsewhere = await anotherProcess();
    const { clockAhead } = await import("@/lib/clock");
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 10 * DAY_MS });
    const watch = await elsewhere.watchSettings().finally(() => vi.useRealTimers());
    expect(clockAhead() / DAY_MS).toBeCloseTo(10, 1);
    await expect.poll(clockAhead, { timeout: 60_000 }).toBe(0);
    watch.stop();
  });

  it("that does not watch reads the settings before a command uses one", async () => {
    await change(other);
    const elsewhere = await anotherProcess();
    await elsewhere.freshSettings();
    expect(elsewhere.setting("contact")).toEqual(other);
  });

  it("starts with the environment's numbers when there is no database", async () => {
    vi.stubEnv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/nothing");
    const elsewhere = await anotherProcess();
    const client = await import("@/lib/db/client");
    const open = globalThis as { backlineDatabase?: unknown };
    const pool = open.backlineDatabase;
    delete open.backlineDatabase;
    const watch = await elsewhere.watchSettings();
    await elsewhere.freshSettings();
    expect(elsewhere.setting("contact")).toEqual(asDelivered);
    watch.stop();
    await client.closeDatabase();
    open.backlineDatabase = pool;
    vi.unstubAllEnvs();
  });
});
