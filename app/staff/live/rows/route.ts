import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { queueHref, readQueueSearch } from "@/app/staff/board/queue-address";
import { viewQueue } from "@/app/staff/board/queue-view";
import { refuseUnproven } from "@/app/staff/refuse-unproven";
import { isBackground } from "@/lib/auth/current";
import { provenStaff } from "@/lib/auth/require-staff";
import { isOwn } from "@/lib/queue/filter";
import { sharedReading } from "@/lib/queue/live/shared-reading";

const pack = promisify(gzip);
// Packed here, once for all who share it; the server would do it again for each, and lets no route say
// that its answer is packed already. So the board unpacks it.
const HEADERS = {
  "content-type": "application/gzip",
  "cache-control": "private, no-store",
};

/**
 * The rows of the board as JSON, packed with gzip, for one that draws itself anew. It asks with what
 * stands in the address of its page and with `digest`: the change that it heard of, which it shares
 * with all other boards. A person who asks gets a reading of their own, and it goes into the trail.
 */
export async function GET(request: Request): Promise<Response> {
  return refuseUnproven(async () => {
    const staff = await provenStaff("queue:read");
    const { digest = "", ...search } = Object.fromEntries(new URL(request.url).searchParams);
    const place = readQueueSearch(search);
    const byUser = !(await isBackground());
    const read = async () => pack(JSON.stringify(await viewQueue(staff, place, byUser)));
    const about = `${queueHref(place.filter, place.page)} ${isOwn(place.filter) ? staff.id : ""}`;
    const body = byUser ? await read() : await sharedReading(staff, { about, digest }, read);
    return new Response(body, { headers: HEADERS });
  });
}
