import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { streamFiled } from "@/lib/replay/queries";
import { CSV_HEAD, moveCsv, moveText, ReplayReport } from "@/lib/replay/report";
import { runningUrl, startEmbedded } from "@/prisma/embedded";
import { dataDir, dataKey } from "./settings";

const USAGE = "npm run -s triage:replay [-- --csv]";

/** The database of DATABASE_URL, else the local one, which is started when it does not run. */
async function database(): Promise<{ url: string; stop: () => Promise<void> }> {
  const nothing = async () => undefined;
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, stop: nothing };
  const folder = path.join(dataDir(), "postgres");
  if (!existsSync(folder)) throw new Error("There is no local database yet, and no DATABASE_URL.");
  const running = runningUrl(folder);
  return running ? { url: running, stop: nothing } : await startEmbedded(folder);
}

async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) {
    await new Promise((resolve) => process.stdout.once("drain", resolve));
  }
}

async function main(): Promise<void> {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const { values } = parseArgs({ options: { csv: { type: "boolean", default: false } } });
  const { url, stop } = await database();
  Object.assign(process.env, { DATABASE_URL: url, DATA_KEY: dataKey(console.error) });
  const report = new ReplayReport();
  try {
    if (values.csv) await write(CSV_HEAD);
    for await (const stored of streamFiled(url)) {
      const move = report.take(stored);
      if (move) await write(values.csv ? moveCsv(stored, move) : `${moveText(stored, move)}\n`);
    }
  } finally {
    await stop();
  }
  // With --csv the counts must not end up in the file.
  (values.csv ? console.error : console.log)(report.summary());
  if (report.unreadable > 0) process.exitCode = 1;
}

main().catch((error: Error) => {
  console.error(`${error.message}\nUsage: ${USAGE}`);
  process.exitCode = 1;
});
