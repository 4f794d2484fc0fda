import { Agent, request } from "node:http";

export type Shot = {
  method: "GET" | "POST";
  path: string;
  headers?: Record<string, string>;
  body?: string;
};
export type Load = { perSecond: number; p50: number; p95: number; errors: number };

/** Sends one request and reads its whole answer. Gives the status; 0 when there was no answer. */
export function fire(agent: Agent, address: URL, shot: Shot): Promise<number> {
  return new Promise((done) => {
    const call = request(
      {
        agent,
        host: address.hostname,
        port: address.port,
        method: shot.method,
        path: shot.path,
        headers: shot.headers,
      },
      (answer) => {
        answer.resume();
        answer.once("end", () => done(answer.statusCode ?? 0));
      },
    );
    call.once("error", () => done(0));
    call.end(shot.body);
  });
}

/** The value below which this share of the sorted numbers lies. */
export const quantile = (sorted: number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** The median of some numbers. */
export const median = (numbers: number[]) =>
  quantile(
    [...numbers].sort((a, b) => a - b),
    0.5,
  );

/**
 * Sends the requests to the site over this many connections at once. Gives requests a second, the
 * median and 95th percentile in milliseconds, and how many did not answer as `expected`.
 */
export async function load(
  address: string,
  connections: number,
  shots: Shot[],
  expected: number[],
): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  let errors = 0;
  let next = 0;
  const began = performance.now();
  const worker = async () => {
    for (let shot = shots[next++]; shot; shot = shots[next++]) {
      const start = performance.now();
      const status = await fire(agent, new URL(address), shot);
      times.push(performance.now() - start);
      if (!expected.includes(status)) errors += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  return {
    perSecond: shots.length / seconds,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    errors,
  };
}

/** One figure as a line of JSON, with numbers rounded for reading. */
export function report(figure: Record<string, string | number | boolean>): void {
  const rounded = Object.entries(figure).map(([key, value]) => [
    key,
    typeof value === "number" ? Number(value.toPrecision(4)) : value,
  ]);
  console.log(JSON.stringify(Object.fromEntries(rounded)));
}
