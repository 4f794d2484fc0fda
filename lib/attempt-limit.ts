import { createHash } from "node:crypto";
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { runNumbered } from "@/lib/db/client";

type LimiterQuery = { name?: string; text: string; values?: unknown[] };

// The limiter asks for a pool; it only ever calls `query`, so it shares ours.
const limiterPool = {
  async query({ name, text, values }: LimiterQuery) {
    const rows = await runNumbered({ name: name ?? "rate_limit", text, values: values ?? [] });
    return { rows, rowCount: rows.length };
  },
};

function createLimiter(settings: { keyPrefix: string; points: number; duration: number }) {
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

/** Keys are hashes, so the table shows no e-mail, code or address. */
function limitKey(value: string): string {
  return createHash("sha256").update(value).digest("hex").slice(0, 32);
}

/**
 * Counts attempts at one thing: `most` in `seconds` for each value, such as an account or an address.
 * `take` counts one and is false when none is left; `giveBack` undoes one, `forget` all of a value.
 */
export function attemptLimit(name: string, most: number, seconds: number) {
  let made: RateLimiterPostgres | undefined;
  const limiter = () => {
    made ??= createLimiter({ keyPrefix: name, points: most, duration: seconds });
    return made;
  };
  return {
    async take(value: string): Promise<boolean> {
      try {
        await limiter().consume(limitKey(value));
        return true;
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return false;
        throw refused;
      }
    },
    async giveBack(value: string): Promise<void> {
      await limiter().reward(limitKey(value));
    },
    async forget(value: string): Promise<void> {
      await limiter().delete(limitKey(value));
    },
  };
}
