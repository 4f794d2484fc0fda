import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { macOf } from "@/lib/crypto/mac";
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

/** Keys are keyed hashes: the table shows no e-mail, code or address, and nobody can try them out. */
const limitKey = (value: string) => macOf("limit", value).slice(0, 32);

/** A limit that is never reached: for what is only counted. */
export const NO_LIMIT = 1_000_000_000;

/**
 * Counts attempts at one thing: `most` in `seconds` for each value, such as an account or an address.
 * `take` counts one and is false when none is left; `count` counts one and says the how many it is;
 * `counted` says how many there are; `giveBack` undoes one, `forget` all of a value. Parallel attempts count too.
 */
export function attemptLimit(name: string, most: number, seconds: number) {
  let made: RateLimiterPostgres | undefined;
  const limiter = () => {
    made ??= createLimiter({ keyPrefix: name, points: most, duration: seconds });
    return made;
  };
  async function count(value: string): Promise<number> {
    try {
      return (await limiter().consume(limitKey(value))).consumedPoints;
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return refused.consumedPoints;
      throw refused;
    }
  }
  return {
    count,
    counted: async (value: string): Promise<number> =>
      (await limiter().get(limitKey(value)))?.consumedPoints ?? 0,
    take: async (value: string): Promise<boolean> => (await count(value)) <= most,
    async giveBack(value: string): Promise<void> {
      await limiter().reward(limitKey(value));
    },
    async forget(value: string): Promise<void> {
      await limiter().delete(limitKey(value));
    },
  };
}
