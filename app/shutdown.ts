import { subscribe } from "node:diagnostics_channel";
import type { Server, ServerResponse } from "node:http";

// On SIGTERM `next start` takes no new connections, finishes what is in flight and ends. A
// connection that a browser or a proxy keeps open would delay that for as long as it is used.

type Asked = { response: ServerResponse; server: Server };

const store = globalThis as unknown as { backlineShutsDown?: boolean };
const CLEAR_EVERY_MS = 100;

/** Whether this server was told to stop. */
export function isShuttingDown(): boolean {
  return store.backlineShutsDown === true;
}

/**
 * Once told to stop, the server closes each connection after its answer. Called once, at the start.
 */
export function endConnectionsOnStop(): void {
  let server: Server | undefined;
  subscribe("http.server.request.start", (message) => {
    const asked = message as Asked;
    server = asked.server;
    if (isShuttingDown()) asked.response.setHeader("Connection", "close");
  });
  const stop = () => {
    store.backlineShutsDown = true;
    setInterval(() => server?.closeIdleConnections(), CLEAR_EVERY_MS).unref();
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, stop);
}
