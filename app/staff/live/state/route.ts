import { refuseUnproven } from "@/app/staff/refuse-unproven";
import { provenStaff } from "@/lib/auth/require-staff";
import { getBoardState } from "@/lib/queue/live/queries";

/** What the stream of events would say now, for a page that cannot have it. */
export async function GET(): Promise<Response> {
  return refuseUnproven(async () => {
    const state = await getBoardState(await provenStaff("queue:read"));
    return Response.json(state, { headers: { "cache-control": "private, no-store" } });
  });
}
