// `npm run db:seed`: adds demo data to a database without any people, the one of DATABASE_URL or
// else the local one.
import { closeDatabase } from "@/lib/db/client";
import { migrateWithKey } from "@/prisma/key-check";
import { isForDemo, seedDemo } from "@/prisma/seed/seed";
import { dataKeyFor } from "./local/data-key";
import { onDatabase } from "./local/on-database";
import { ownerOf } from "./local/settings";

await onDatabase(async (url) => {
  if (process.env.NODE_ENV === "production")
    throw new Error("NODE_ENV is production: demo data does not belong there.");
  const key = await dataKeyFor(url, console.log);
  Object.assign(process.env, { DATABASE_URL: url, DATA_KEY: key, DEMO: "true" });
  process.env.POSTGRES_MAJOR = String((await migrateWithKey(ownerOf(url), key)).major);
  if (!(await isForDemo(url)))
    throw new Error("This database holds real people: it gets no demo data.");
  try {
    await seedDemo(new Date(), console.log, { story: true });
    console.log("The demo data is there.");
  } finally {
    await closeDatabase();
  }
});
