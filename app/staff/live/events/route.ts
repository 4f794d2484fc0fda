import { refuseUnproven } from "@/app/staff/refuse-unproven";
import { provenStaff } from "@/lib/auth/require-staff";
import { openBoardStream } from "@/lib/queue/live/queries";

// no-transform: a compressing proxy would hold events back until its buffer is full.
const HEADERS = {
  "content-type": "text/event-stream",
  "cache-control": "private, no-store, no-transform",
  "x-accel-buffering": "no",
};

/** Server-Sent Events for staff pages: the state of the queue, now and after each change. */
export async function GET(): Promise<Response> {
  return refuseUnproven(async () => {
    const stream = openBoardStream(await provenStaff("queue:read"));
    return stream
      ? new Response(stream, { headers: HEADERS })
      : new Response(null, { status: 503, headers: { "cache-control": "private, no-store" } });
  });
}
