import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";

/**
 * Sent with every answer, also where the framework answers by itself. Pages replace the content policy, which
 * is for data, refusals and files, by their own (proxy.ts, app/[locale]/answer.ts).
 */
const SECURITY_HEADERS = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
  "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
  "Content-Security-Policy":
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
};

/** The headers of each request whose page failed. */
const failed = new WeakSet<object>();

/** From now on the request with these headers is answered 500: its page failed, which is no fault of the caller. */
export function notePageFailed(headers: object): void {
  failed.add(headers);
}

/**
 * What is said instead of 500 where the framework throws on what no browser of ours sends: a method that it
 * does not know, or a call of an action that it cannot read or that comes from another site. Our own actions
 * catch what fails in them.
 */
function statusInsteadOf500({ method, headers }: IncomingMessage): number | null {
  if (method === "TRACE" || method === "CONNECT") return 405;
  const isCall = "next-action" in headers || /^multipart\//.test(headers["content-type"] ?? "");
  return method === "POST" && isCall ? 400 : null;
}

type Asked = { request: IncomingMessage; response: ServerResponse };

/** From now on every answer has the security headers. Called once, at the start. */
export function answerSafely(): void {
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as Asked;
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    const instead = statusInsteadOf500(request);
    if (instead === null) return;
    const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => ServerResponse;
    response.writeHead = (status: number, ...rest: unknown[]) =>
      writeHead(status === 500 && !failed.has(request.headers) ? instead : status, ...rest);
  });
}
