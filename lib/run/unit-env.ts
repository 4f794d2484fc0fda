import { randomBytes } from "node:crypto";

// Pure tests read settings (the clinic's country, keys) but never reach this database.
process.env.DATABASE_URL ??= "postgresql://nobody@127.0.0.1:1/none";
process.env.DATA_KEY ??= randomBytes(32).toString("base64");
