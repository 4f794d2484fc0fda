import type { Socket } from "node:net";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { directUrl, env } from "@/lib/env";
import { PrismaClient } from "@/prisma/generated/client";
import { numbered, ordered, type Values } from "./parameters";
import { sessionSettings } from "./session-settings";

const SILENCE_LIMIT_MS = 12_000;
/**
 * So long a statement waits for a free connection. A short rush waits its turn; who waits longer
 * learns it soon, with whom to call.
 */
const BUSY_LIMIT_MS = 4_000;

/** The socket of a connection; the driver has no public name for it. */
export function streamOf(client: pg.ClientBase): Socket {
  return (client as unknown as { connection: { stream: Socket } }).connection.stream;
}

/** A database that is silent for this long counts as dead: the socket is destroyed. */
export function limitSilence(client: pg.ClientBase): void {
  const stream = streamOf(client);
  stream.setTimeout(SILENCE_LIMIT_MS, () => stream.destroy(new Error("database silent")));
}

/**
 * A pooler gives each statement another session: it knows no prepared statement, and gets no settings from us
 * (its user has them in the database, prisma/pooled.ts).
 */
const isPooled = () => directUrl() !== env().DATABASE_URL;

/** The settings of each session, for a server of the version that the starter found. */
function options(): string {
  const settings = sessionSettings(Number(process.env.POSTGRES_MAJOR ?? "15"));
  return Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(" ");
}

/**
 * An address with more options of Postgres. Those that it brings itself (`?options=`, which some providers ask for)
 * stay, and ours count where both name one; the driver would take its own alone.
 */
export function withOptions(
  url: string,
  ours: string,
): { connectionString: string; options: string } {
  const address = new URL(url);
  const own = address.searchParams.getAll("options");
  if (own.length === 0) return { connectionString: url, options: ours };
  address.searchParams.delete("options");
  return { connectionString: address.href, options: [...own, ours].join(" ") };
}

function createPool(): pg.Pool {
  const url = env().DATABASE_URL;
  const pool = new pg.Pool({
    ...(isPooled() ? { connectionString: url } : withOptions(url, options())),
    max: 10,
    connectionTimeoutMillis: BUSY_LIMIT_MS,
    idleTimeoutMillis: 5000,
    keepAlive: true,
  });
  pool.on("connect", limitSilence);
  // Without a listener an idle connection that breaks would end the process.
  pool.on("error", () => undefined);
  return pool;
}

type Database = { pool: pg.Pool; prisma: PrismaClient };

const store = globalThis as unknown as { backlineDatabase?: Database };

function database(): Database {
  if (!store.backlineDatabase) {
    const pool = createPool();
    store.backlineDatabase = { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool) }) };
  }
  return store.backlineDatabase;
}

/** Prisma, for plain reads and single-row writes. All other SQL is a `statement`. */
export function prisma(): PrismaClient {
  return database().prisma;
}

/** SQL whose parameters are numbered. Under its name it is prepared once for each connection. */
export type NumberedQuery = { name?: string; text: string; values: unknown[] };

/** Runs SQL whose parameters are already numbered, for `statement` and for a library's own SQL. */
export async function runNumbered<Row extends pg.QueryResultRow>(
  query: NumberedQuery,
): Promise<Row[]> {
  const { name, ...unnamed } = query;
  return (await database().pool.query<Row>(isPooled() ? unnamed : query)).rows;
}

/**
 * Runs one SQL text with named parameters (`$draft`, `$now`), prepared under its name, so use one
 * name for one text. For tests, makers and scripts; the service itself runs a `statement`. Writes
 * that belong together go into one statement (data-modifying CTE), which is our transaction.
 */
export async function sql<Row extends pg.QueryResultRow>(
  name: string,
  text: string,
  values: Values = {},
): Promise<Row[]> {
  const { text: withNumbers, names } = numbered(text);
  return runNumbered({ name, text: withNumbers, values: ordered(names, values) });
}

/** Closes all connections; for command-line tools and tests. */
export async function closeDatabase(): Promise<void> {
  const open = store.backlineDatabase;
  store.backlineDatabase = undefined;
  await open?.prisma.$disconnect();
  if (open && !open.pool.ended) await open.pool.end();
}
