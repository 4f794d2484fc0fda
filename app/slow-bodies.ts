import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

const CHANNEL = "http.server.request.start";

/** A whole form has 100 kB at most, which a phone with a bad line sends in this time. */
const LONGEST_MS = 25_000;

/**
 * From now on a request whose body has not arrived within 25 seconds ends with its connection; Node itself
 * waits five minutes. Called once, at the start. Gives what undoes it.
 */
export function endSlowBodies(longestMs = LONGEST_MS): () => void {
  const watch = (message: unknown) => {
    const { request } = message as { request: IncomingMessage };
    const timer = setTimeout(() => {
      if (!request.complete) request.socket.destroy();
    }, longestMs).unref();
    request.once("close", () => clearTimeout(timer));
  };
  subscribe(CHANNEL, watch);
  return () => void unsubscribe(CHANNEL, watch);
}
