// `npm run restore -- FILE`: fills the empty database of DATABASE_URL, else a new local one, from a file
// of `npm run backup`. `--without KEY` restores one that needs a key of which no copy is left.
import { resolve } from "node:path";
import { checkBackup, restore } from "@/prisma/backup/restore";
import { restoreArguments, timeWords } from "./local/backup-words";
import { requireDataKey } from "./local/data-key";
import { openDatabase } from "./local/local-database";
import { asCommand } from "./local/on-database";
import { ownerOf } from "./local/settings";

await asCommand(async () => {
  const began = performance.now();
  const key = requireDataKey();
  const { file, lost } = restoreArguments();
  const sealed = await checkBackup(resolve(file), key, lost);
  const { url, stop } = await openDatabase({ make: true });
  const done = await restore(ownerOf(url), key, sealed, lost).finally(stop);
  const took = performance.now() - began;
  console.log(`Restored ${done.rows} rows of ${done.tables} tables.`);
  if (done.applied.length) console.log(`Applied: ${done.applied.join(", ")}.`);
  const age = timeWords(Date.now() - done.madeAt.getTime());
  console.log(
    `Lost (RPO): what was written after ${done.madeAt.toISOString()}, when the copy was made, ${age} ago.`,
  );
  console.log(`Took (RTO): ${timeWords(took)}, without the start of the service.`);
  for (const id of lost) console.log(`Before the start: npm run keys:lost -- ${id}`);
});
