import { existsSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { z } from "zod";
import { addPersonAsSystem } from "@/lib/auth/commands";
import { hashPassword, PASSWORD_WORDS, passwordProblem } from "@/lib/auth/password";
import { ROLES } from "@/lib/auth/permissions";
import { newToken } from "@/lib/crypto/token";
import { closeDatabase } from "@/lib/db/client";
import { migrateWithKey } from "@/prisma/key-check";
import { dataKeyFor } from "./local/data-key";
import { openDatabase } from "./local/local-database";
import { ownerOf } from "./local/settings";

const USAGE = `npm run staff:add -- --email you@clinic.org --name "Dr You" --role ${ROLES.join("|")}`;

const ArgsSchema = z.object({
  email: z.email("--email must be an e-mail address").transform((email) => email.toLowerCase()),
  name: z
    .string("--name is missing")
    .trim()
    .min(2, "--name is too short")
    .max(80, "--name is too long"),
  role: z.enum(ROLES, `--role must be one of ${ROLES.join(", ")}`),
});

type Person = z.infer<typeof ArgsSchema>;

/** The password: STAFF_PASSWORD, else what is typed, else a random one that is shown once. */
async function askPassword(about: string[]): Promise<{ password: string; made: boolean }> {
  let typed = process.env.STAFF_PASSWORD ?? "";
  if (!typed && process.stdin.isTTY) {
    const terminal = createInterface({ input: process.stdin, output: process.stdout });
    typed = await terminal.question("Password (at least 15 characters; empty makes one): ");
    terminal.close();
  }
  if (!typed) return { password: newToken().slice(0, 24), made: true };
  const problem = await passwordProblem(typed, about);
  if (problem) throw new Error(PASSWORD_WORDS[problem]);
  return { password: typed, made: false };
}

async function main(): Promise<void> {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const { values } = parseArgs({
    options: { email: { type: "string" }, name: { type: "string" }, role: { type: "string" } },
  });
  const person = ArgsSchema.parse(values);
  const { url, stop } = await openDatabase();
  try {
    const key = await dataKeyFor(url, console.log);
    Object.assign(process.env, { DATABASE_URL: url, DATA_KEY: key });
    process.env.POSTGRES_MAJOR = String((await migrateWithKey(ownerOf(url), key)).major);
    await add(person);
  } finally {
    await closeDatabase();
    await stop();
  }
}

async function add(person: Person): Promise<void> {
  const { password, made } = await askPassword([person.email, person.name]);
  if (!(await addPersonAsSystem(person, await hashPassword(password), made)))
    throw new Error(`${person.email} has an account already.`);
  console.log(`Added ${person.name} <${person.email}> as ${person.role}.`);
  if (made) console.log(`Password for the first sign-in, shown this once: ${password}`);
}

main().catch((error: Error) => {
  const words =
    error instanceof z.ZodError
      ? error.issues.map((issue) => issue.message).join("; ")
      : error.message;
  console.error(`${words}\nUsage: ${USAGE}`);
  process.exitCode = 1;
});
