import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { addressOf, CALLER_HEADER } from "@/lib/caller-address";
import { env } from "@/lib/env";

/**
 * From now on each request says in a header of ours from which address it came. The framework shows
 * no page the socket, and lets callers write X-Forwarded-For. Called once, at the start.
 */
export function nameCallers(): void {
  const proxies = env().TRUST_PROXY;
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    const forwarded = request.headers["x-forwarded-for"];
    request.headers[CALLER_HEADER] = addressOf(
      request.socket.remoteAddress,
      Array.isArray(forwarded) ? forwarded.join(",") : forwarded,
      proxies,
    );
  });
}
