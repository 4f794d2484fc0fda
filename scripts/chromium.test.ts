import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { firstThatRuns } from "./chromium.mjs";

test.skipIf(process.platform === "win32")("a browser that does not run is passed over", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "backline-"));
  const program = (name: string, words: string) => {
    const file = path.join(folder, name);
    writeFileSync(file, `#!/bin/sh\n${words}\n`, { mode: 0o755 });
    return file;
  };
  const missing = path.join(folder, "missing");
  const broken = program(
    "broken",
    "echo 'libnss3.so: cannot open shared object file' >&2; exit 127",
  );
  const whole = program("whole", '[ "$1" = --version ]');
  expect(firstThatRuns([missing, broken, whole])).toBe(whole);
  expect(firstThatRuns([missing, broken])).toBeUndefined();
  rmSync(folder, { recursive: true, force: true });
});
