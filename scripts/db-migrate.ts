// `npm run db:migrate`: brings the database of DATABASE_URL, else the local one, up to date.
import { migrate } from "@/prisma/migrate";
import { onDatabase } from "./local/on-database";
import { ownerOf } from "./local/settings";

await onDatabase(async (url) => {
  const { applied } = await migrate(ownerOf(url));
  console.log(applied.length ? `Applied: ${applied.join(", ")}.` : "Nothing to apply.");
});
