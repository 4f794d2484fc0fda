import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { streamFiled } from "@/lib/safety/replay/queries";
import { CSV_HEAD, moveCsv, moveText, ReplayReport } from "@/lib/safety/replay/report";
import { dataKeyFor } from "./local/data-key";
import { openDatabase } from "./local/local-database";

const USAGE = "npm run -s triage:replay [-- --csv]";

async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) {
    await new Promise((resolve) => process.stdout.once("drain", resolve));
  }
}

async function main(): Promise<void> {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const { values } = parseArgs({ options: { csv: { type: "boolean", default: false } } });
  const { url, stop } = await openDatabase();
  const report = new ReplayReport();
  try {
    const key = await dataKeyFor(url, console.error);
    Object.assign(process.env, { DATABASE_URL: url, DATA_KEY: key });
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
