import { EnvSchema } from "@/lib/env";

/** Makes every setting empty, so that neither our environment nor a .env file counts. */
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
