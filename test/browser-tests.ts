import { spawn } from "node:child_process";
import path from "node:path";
import { type Site, startSite } from "../scripts/local/site";

const root = path.resolve(import.meta.dirname, "..");

function runPlaywright(site: Site): Promise<number> {
  // Playwright compiles TypeScript itself: with tsx as well, each of its processes would load twice.
  const args = ["node_modules/@playwright/test/cli.js", "test", ...process.argv.slice(2)];
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: { ...process.env, E2E_URL: site.address, E2E_WEB_PID: String(site.webPid) },
  });
  child.on("message", (message) => process.send?.(message));
  return new Promise((done) => child.once("close", (code) => done(code ?? 1)));
}

let site: Site | undefined;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => void site?.stop().finally(() => process.exit(1)));
}

try {
  site = await startSite({ durable: false });
  process.exitCode = await runPlaywright(site);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
} finally {
  await site?.stop();
  process.disconnect?.();
}
