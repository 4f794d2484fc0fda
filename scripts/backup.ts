// `npm run backup -- FILE`: copies the database of DATABASE_URL, else the local one, into a sealed file.
import { resolve } from "node:path";
import { logNoted } from "@/lib/log";
import { backUp } from "@/prisma/backup/back-up";
import { backupArgument, sizeWords, timeWords } from "./local/backup-words";
import { requireDataKey } from "./local/data-key";
import { onDatabase } from "./local/on-database";

await onDatabase(async (url) => {
  const file = resolve(backupArgument());
  const began = performance.now();
  const made = await backUp(url, requireDataKey(), file);
  logNoted("backup_made", {});
  console.log(
    `Backed up ${made.rows} rows of ${made.tables} tables as of ${made.madeAt.toISOString()}, in ${timeWords(performance.now() - began)}.`,
  );
  console.log(`${file}: ${sizeWords(made.bytes)}, SHA-256 ${made.sha256}`);
  console.log("Only DATA_KEY opens it. Keep the key elsewhere than the file.");
});
