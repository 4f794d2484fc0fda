import { EnvSchema } from "@/lib/env";

/** Every setting as good as not set, so that neither ours nor those of a file .env are used. */
export const NOTHING_SET = Object.fromEntries(
  [
    ...Object.keys(EnvSchema.shape),
    "NEXTAUTH_URL",
    "NODE_ENV",
    "BACKLINE_DEMO",
    "HOST",
    "DATABASE_WAIT",
  ].map((name) => [name, ""]),
);
