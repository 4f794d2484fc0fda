import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  demoWanted,
  directOf,
  distDir,
  ownDatabase,
  ownerOf,
  takeFolder,
  webPort,
} from "./settings";
import { assertPortFree } from "./web";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "backline-"));
  vi.stubEnv("BACKLINE_DATA", folder);
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

describe("the data folder", () => {
  test("left by a killed process is taken over", () => {
    writeFileSync(path.join(folder, "backline.pid"), "999999");
    const release = takeFolder();
    expect(readFileSync(path.join(folder, "backline.pid"), "utf8")).toBe(String(process.pid));
    release();
  });

  test("left by a process whose id another program now has is taken over", () => {
    writeFileSync(path.join(folder, "backline.pid"), String(process.ppid));
    takeFolder()();
  });
});

describe("the database", () => {
  const OWN = "postgresql://app@db.example/backline";
  const OWNER = "postgresql://owner@db.example/backline";
  const DIRECT = "postgresql://app@db.example:5433/backline";

  test("is the local one, or one's own with or without an owner", () => {
    vi.stubEnv("DATABASE_URL", "");
    vi.stubEnv("DATABASE_OWNER_URL", "");
    expect(ownDatabase()).toBeUndefined();
    vi.stubEnv("DATABASE_URL", OWN);
    expect([ownDatabase(), ownerOf(OWN)]).toEqual([OWN, OWN]);
    vi.stubEnv("DATABASE_OWNER_URL", OWNER);
    expect([ownDatabase(), ownerOf(OWN)]).toEqual([OWN, OWNER]);
  });

  test("is refused when only another address of it is named", () => {
    vi.stubEnv("DATABASE_URL", "");
    vi.stubEnv("DATABASE_OWNER_URL", OWNER);
    expect(() => ownDatabase()).toThrow("DATABASE_OWNER_URL is set without DATABASE_URL");
    vi.stubEnv("DATABASE_OWNER_URL", "");
    vi.stubEnv("DATABASE_DIRECT_URL", DIRECT);
    expect(() => ownDatabase()).toThrow("DATABASE_DIRECT_URL is set without DATABASE_URL");
  });

  test("is changed past its pooler", () => {
    vi.stubEnv("DATABASE_OWNER_URL", "");
    vi.stubEnv("DATABASE_DIRECT_URL", DIRECT);
    expect([directOf(OWN), ownerOf(OWN)]).toEqual([DIRECT, DIRECT]);
    vi.stubEnv("DATABASE_OWNER_URL", OWNER);
    expect(ownerOf(OWN)).toBe(OWNER);
  });
});

describe("the port", () => {
  test.each(["abc", "0", "65536", "-1", "3000.5", " "])("refuses %j in one sentence", (text) => {
    vi.stubEnv("PORT", text);
    expect(() => webPort()).toThrow("PORT must be a number from 1 to 65535.");
  });

  test("in use is named, with a way out", async () => {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, () => done()));
    const { port } = server.address() as { port: number };
    await expect(assertPortFree(port)).rejects.toThrow(`Port ${port} is in use`);
    await new Promise((done) => server.close(done));
    await assertPortFree(port);
  });
});

describe("demo data", () => {
  test.each([
    ["", true],
    ["true", true],
    ["false", false],
  ])("BACKLINE_DEMO=%s is understood", (said, wanted) => {
    vi.stubEnv("BACKLINE_DEMO", said);
    expect(demoWanted()).toBe(wanted);
  });

  test.each(["FALSE", "0", "no", "off", " false", "1"])(
    "BACKLINE_DEMO=%s stops the start",
    (said) => {
      vi.stubEnv("BACKLINE_DEMO", said);
      expect(() => demoWanted()).toThrow("BACKLINE_DEMO must be true or false.");
    },
  );
});

test("another data folder has its own build folder", () => {
  expect(distDir()).toMatch(/^\.next-/);
  vi.stubEnv("BACKLINE_DATA", "");
  expect(distDir()).toBe(".next");
});
