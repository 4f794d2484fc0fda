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

/** How long this session still lasts when nobody does anything; asked in the background. */
export const GET = answer;

/** The same for who is there and says so, which makes it last longer. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403, headers: HEADERS });
  return answer();
}
