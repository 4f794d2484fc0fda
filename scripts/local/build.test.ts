import { mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import type { Run } from "@/lib/jobs/keep-running";
import { buildIfChanged } from "./build";

const root = path.resolve(import.meta.dirname, "../..");

it("can be stopped while it builds, and leaves no build behind", async () => {
  const folder = mkdtempSync(path.join(root, ".test-"));
  try {
    const runs: Run[] = [];
    const building = buildIfChanged(
      path.basename(folder),
      () => undefined,
      (run) => runs.push(run),
    );
    const failed = expect(building).rejects.toThrow("The build failed");
    await runs[0]?.stop();
    expect(runs).toHaveLength(1);
    await failed;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
