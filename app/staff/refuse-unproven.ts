import { Rejection } from "@/lib/errors";

/**
 * Answers a request of our own scripts: 401 without a session, 403 when the role does not allow it.
 */
export async function refuseUnproven(answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    const status = error.code === "not_signed_in" ? 401 : 403;
    return new Response(null, { status, headers: { "cache-control": "private, no-store" } });
  }
}
