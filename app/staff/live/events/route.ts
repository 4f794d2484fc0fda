import { refuseUnproven } from "@/app/staff/refuse-unproven";
import { provenStaff } from "@/lib/auth/require-staff";
import { openBoardStream } from "@/lib/queue/live/queries";

// no-transform: a compressing server would hold the events back until it has enough of them.
const HEADERS = {
  "content-type": "text/event-stream",
  "cache-control": "private, no-store, no-transform",
  "x-accel-buffering": "no",
};

/** Server-Sent Events for the staff's pages: how the board stands, now and after each change. */
export async function GET(): Promise<Response> {
  return refuseUnproven(async () => {
    const stream = openBoardStream(await provenStaff("queue:read"));
    return stream
      ? new Response(stream, { headers: HEADERS })
      : new Response(null, { status: 503, headers: { "cache-control": "private, no-store" } });
  });
}
