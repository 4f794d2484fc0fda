import type { NextRequest } from "next/server";
import { provenStaff } from "@/lib/auth/require-staff";
import { Rejection } from "@/lib/errors";
import { getQueueState } from "@/lib/queue/queries";
import { secondText } from "../clock";

const HEADERS = { "cache-control": "private, no-store" };

/** How the queue stands since a moment, for a page that refreshes itself. No patient data. */
export async function GET(request: NextRequest): Promise<Response> {
  const since = new Date(request.nextUrl.searchParams.get("since") ?? "");
  if (Number.isNaN(since.getTime())) return new Response(null, { status: 400, headers: HEADERS });
  try {
    const staff = await provenStaff("queue:read");
    const { digest, fresh, unclaimedEmergencies, asOf } = await getQueueState(staff, since);
    const body = { digest, fresh, unclaimed: unclaimedEmergencies, at: secondText(asOf) };
    return Response.json(body, { headers: HEADERS });
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    const status = error.code === "not_signed_in" ? 401 : 403;
    return new Response(null, { status, headers: HEADERS });
  }
}
