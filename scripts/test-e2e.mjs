// `npm run test:e2e -- NAME`: the browser tests whose file has NAME in it, or all of them.
import { spawnSync } from "node:child_process";
import { ensureChromium, headlessShell } from "./chromium.mjs";
import { ensureInstalled, root } from "./install.mjs";

ensureInstalled();
const chromium = ensureChromium(console.log);
const args = ["--import", "tsx", "test/browser-tests.ts", ...process.argv.slice(2)];
const done = spawnSync(process.execPath, args, {
  cwd: root,
  stdio: "inherit",
  env: {
    ...process.env,
    CHROMIUM_PATH: chromium,
    HEADLESS_SHELL_PATH: headlessShell() ?? chromium,
  },
});
process.exit(done.status ?? 1);
