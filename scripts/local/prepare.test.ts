import { spawnSync } from "node:child_process";
import { afterEach, expect, it, vi } from "vitest";

afterEach(() => vi.unstubAllEnvs());

it("is loaded before any setting is known: it makes the settings", () => {
  const args = ["--import", "tsx", "-e", 'await import("./scripts/local/prepare.ts")'];
  const { PATH, NODE_ENV } = process.env;
  const { status, stderr } = spawnSync(process.execPath, [...args, "--input-type=module"], {
    env: { PATH, NODE_ENV },
    encoding: "utf8",
  });
  expect([status, stderr]).toEqual([0, ""]);
});

it("names a malformed key at once, also while the database does not answer", async () => {
  vi.stubEnv("DATA_KEY", "short");
  vi.stubEnv("APP_URL", "http://localhost:3000");
  const { prepareSettings } = await import("./prepare");
  const said: string[] = [];
  const nowhere = { url: "postgresql://backline@127.0.0.1:1/backline", local: false };
  await expect(prepareSettings(nowhere, 3000, (words) => said.push(words))).rejects.toThrow(
    "Settings: DATA_KEY must be at least 32 random bytes in base64",
  );
  expect(said).toEqual([]);
});
