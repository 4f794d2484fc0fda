import { headers } from "next/headers";
import { currentStaff } from "@/lib/auth/current";
import { callerAddress } from "@/lib/auth/origin";
import { noteSecurity } from "@/lib/auth/security-events";
import { Rejection, type RejectionCode } from "@/lib/errors";
import { logRefused } from "@/lib/log";
import { REJECTION_WORDS } from "./action";

const STATUS: { [Code in RejectionCode]?: number } = {
  not_signed_in: 401,
  not_permitted: 403,
  not_found: 404,
  too_busy: 503,
};

const answerWith = (status: number, words: string | null, more?: HeadersInit) =>
  new Response(words, { status, headers: { "cache-control": "private, no-store", ...more } });

/** The answer to what was refused, in a sentence that a person can read. */
function refusal(code: RejectionCode): Response {
  const status = STATUS[code] ?? 409;
  if (code !== "not_signed_in") logRefused("staff_request_refused", { code, status });
  return answerWith(status, REJECTION_WORDS[code], { "content-type": "text/plain; charset=utf-8" });
}

/**
 * Answers a request of our own scripts: 401 without a session, 403 when the role does not allow it, 409 for
 * what cannot be done now. What needs a fresh second factor leads to the page that asks for it, and back to
 * `page`.
 */
export async function refuseUnproven(
  answer: () => Promise<Response>,
  page = "/staff",
): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    if (error.code === "factor_needed")
      return answerWith(303, null, {
        location: `/staff/confirm?${new URLSearchParams({ next: page })}`,
      });
    if (error.code === "not_permitted") {
      const address = callerAddress(await headers());
      await noteSecurity("not_permitted", { address, staffId: (await currentStaff())?.id });
    }
    return refusal(error.code);
  }
}
