import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";

it("is loaded before any setting is known: it makes the settings", () => {
  const args = ["--import", "tsx", "-e", 'await import("./scripts/local/prepare.ts")'];
  const { PATH, NODE_ENV } = process.env;
  const { status, stderr } = spawnSync(process.execPath, [...args, "--input-type=module"], {
    env: { PATH, NODE_ENV },
    encoding: "utf8",
  });
  expect([status, stderr]).toEqual([0, ""]);
});
