// `npm run keys:rotate`: seals everything in the database of DATABASE_URL, else of the local one, with the
// first key of DATA_KEY. The others must still be there.
import { rotateKeys } from "@/prisma/rotate-keys";
import { requireDataKey } from "./local/data-key";
import { onDatabase } from "./local/on-database";
import { ownerOf } from "./local/settings";

await onDatabase(async (url) => {
  Object.assign(process.env, { DATABASE_URL: url, DATA_KEY: requireDataKey() });
  const { key, rows, unreadable } = await rotateKeys(ownerOf(url), console.log);
  console.log(`Sealed ${rows} rows anew with the key ${key}.`);
  for (const each of unreadable) console.error(`no key opens it: ${each}`);
  if (unreadable.length > 0)
    throw new Error(
      "These were left as they are, Needs attention says so, and the former keys are needed until they are mended.",
    );
  console.log(
    `Only ${key} is needed from now on; docs/operating.md says when to take out the others.`,
  );
});
