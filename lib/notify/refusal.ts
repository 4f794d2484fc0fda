/** Whether a push service says that this browser has ended its subscription (RFC 8030, 7.3). */
export function isGone(error: unknown): boolean {
  const code = String((error as { code?: unknown } | null)?.code);
  return code === "push_404" || code === "push_410";
}

type Failure = { code?: unknown; responseCode?: unknown };

/** Answers of a gateway or push service that are about us, or about the moment, and may pass. */
const MAY_PASS = [401, 403, 408, 425, 429];

/**
 * Whether this recipient will not take the message later either: a mail server that refuses the
 * mailbox or the mail for good (RFC 5321, 5xx), a gateway or push service that refuses the number or
 * the browser (4xx). Anything else, such as a server that is away or full, may pass.
 */
export function isRefusal(error: unknown): boolean {
  const { code, responseCode } = (error ?? {}) as Failure;
  if (code === "EENVELOPE" || code === "EMESSAGE") return Number(responseCode) >= 500;
  const status = Number(/^(?:sms|push)_(\d{3})$/.exec(String(code))?.[1] ?? 0);
  return status >= 400 && status < 500 && !MAY_PASS.includes(status);
}
