import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { freePort } from "@/scripts/local/embedded";
import { NOTHING_SET } from "@/test/nothing-set";
import { type Cpu, cpuOf } from "./cpu";

const READY = "Stop with Ctrl-C.";

export type Checkout = { address: string; cpu: () => Cpu; stop: () => Promise<void> };

/**
 * Runs `npm start` in the folder of a checkout, this one or one of another commit, over a new
 * database with demo data. Builds it first if needed.
 */
export async function startCheckout(folder: string): Promise<Checkout> {
  // The name of the data folder also names the build folder, which is kept for the next run.
  const parent = mkdtempSync(path.join(folder, ".data-bench-"));
  const port = await freePort();
  const own = { BACKLINE_DATA: path.join(parent, "bench"), PORT: String(port) };
  const child = spawn("npm", ["start"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...NOTHING_SET, ...own },
  });
  const ended = once(child, "exit");
  let output = "";
  const ready = new Promise<void>((done) => {
    child.stdout.on("data", (chunk) => {
      output += chunk;
      if (output.includes(READY)) done();
    });
  });
  const failed = ended.then(() => Promise.reject(new Error(`The site ended:\n${output}`)));
  await Promise.race([ready, failed]);
  failed.catch(() => undefined);
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
    rmSync(parent, { recursive: true, force: true, maxRetries: 9 });
  };
  try {
    return { address: `http://localhost:${port}`, cpu: cpuOf(child.pid ?? 0, port), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
