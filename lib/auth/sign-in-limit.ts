import { createHash } from "node:crypto";
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { sql } from "@/lib/db/client";

const WINDOW_SECONDS = 15 * 60;
const LIMITS = { account: 10, address: 60 } as const;
type LimitKind = keyof typeof LIMITS;

type LimiterQuery = { name?: string; text: string; values?: unknown[] };

// The limiter asks for a pool; it only ever calls `query`, so it shares ours.
const limiterPool = {
  async query({ name, text, values }: LimiterQuery) {
    const rows = await sql(name ?? "rate_limit", text, values ?? []);
    return { rows, rowCount: rows.length };
  },
};

function createLimiter(kind: LimitKind): RateLimiterPostgres {
  const settings = { keyPrefix: `sign_in_${kind}`, points: LIMITS[kind], duration: WINDOW_SECONDS };
  return new RateLimiterPostgres({
    ...settings,
    storeClient: limiterPool,
    storeType: "pool",
    tableName: "rate_limit",
    tableCreated: true,
    clearExpiredByTimeout: false,
    // A broken counter must not open the door: each process then counts for itself.
    insuranceLimiter: new RateLimiterMemory(settings),
  });
}

const limiters = new Map<LimitKind, RateLimiterPostgres>();

function limiter(kind: LimitKind): RateLimiterPostgres {
  const made = limiters.get(kind) ?? createLimiter(kind);
  limiters.set(kind, made);
  return made;
}

/** Keys are hashes: the table shows no e-mail and no address. */
function limitKey(value: string): string {
  return createHash("sha256").update(value).digest("hex").slice(0, 32);
}

async function take(kind: LimitKind, value: string): Promise<boolean> {
  try {
    await limiter(kind).consume(limitKey(value));
    return true;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return false;
    throw refused;
  }
}

/**
 * Counts one attempt to sign in before its password is looked at, so that many at once cannot slip
 * through. False when this account (10) or this address (60) has used up its 15 minutes.
 */
export async function takeAttempt(email: string, address: string): Promise<boolean> {
  return (await take("address", address)) && (await take("account", email));
}

/** The attempt was right: this account starts again at zero and the address gets its point back. */
export async function forgiveAttempts(email: string, address: string): Promise<void> {
  await limiter("account").delete(limitKey(email));
  await limiter("address").reward(limitKey(address));
}
