import { isSameOrigin } from "@/lib/auth/origin";
import { provenStaff } from "@/lib/auth/require-staff";
import { secondsLeft } from "@/lib/auth/session";
import { refuseUnproven } from "../refuse-unproven";

const HEADERS = { "cache-control": "private, no-store" };

function answer(): Promise<Response> {
  return refuseUnproven(async () => {
    const staff = await provenStaff("account:own");
    const left = await secondsLeft(staff.sessionHash);
    return Response.json({ staffId: staff.id, left }, { headers: HEADERS });
  });
}

/** The seconds this session has left without activity; a background request. */
export const GET = answer;

/** Reports activity, which extends the session. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403, headers: HEADERS });
  return answer();
}
