import { existsSync } from "node:fs";
import path from "node:path";
import { runningUrl, startEmbedded } from "./embedded";
import { dataDir, directOf, ownDatabase } from "./settings";

/**
 * For the command line: the database of DATABASE_URL (past its pooler), else the local one, which is started if
 * needed and then stopped by `stop`. Throws when there is neither, unless it may make the local one.
 */
export async function openDatabase({ make = false } = {}): Promise<{
  url: string;
  stop: () => Promise<void>;
}> {
  const nothing = async () => undefined;
  const own = ownDatabase();
  if (own) return { url: directOf(own), stop: nothing };
  const folder = path.join(dataDir(), "postgres");
  if (!make && !existsSync(folder))
    throw new Error("There is no local database yet, and no DATABASE_URL.");
  const running = runningUrl(folder);
  return running ? { url: running, stop: nothing } : await startEmbedded(folder);
}
