import { existsSync } from "node:fs";
import path from "node:path";
import type { PrismaConfig } from "prisma-cli/config";
import { runningUrl } from "./scripts/local/embedded";
import { dataDir } from "./scripts/local/settings";

if (existsSync(".env")) process.loadEnvFile(".env");

/** The database of DATABASE_URL, else the local one while it runs. */
const url = process.env.DATABASE_URL || runningUrl(path.join(dataDir(), "postgres"));

export default {
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations", seed: "tsx scripts/db-seed.ts" },
  ...(url ? { datasource: { url } } : {}),
} satisfies PrismaConfig;
