import { headers } from "next/headers";
import { currentStaff } from "@/lib/auth/current";
import { callerAddress } from "@/lib/auth/origin";
import { noteSecurity } from "@/lib/auth/security-events";
import { Rejection } from "@/lib/errors";

const answerWith = (status: number, more?: HeadersInit) =>
  new Response(null, { status, headers: { "cache-control": "private, no-store", ...more } });

/**
 * Answers a request of our own scripts: 401 without a session, 403 when the role does not allow it.
 * What needs a fresh second factor leads to the page that asks for it, and back to `page`.
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
      return answerWith(303, {
        location: `/staff/confirm?${new URLSearchParams({ next: page })}`,
      });
    if (error.code === "not_signed_in") return answerWith(401);
    const address = callerAddress(await headers());
    await noteSecurity("not_permitted", { address, staffId: (await currentStaff())?.id });
    return answerWith(403);
  }
}
