import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { queueHref, readQueueSearch } from "@/app/staff/board/queue-address";
import { viewQueue } from "@/app/staff/board/queue-view";
import { refuseUnproven } from "@/app/staff/refuse-unproven";
import { isBackground } from "@/lib/auth/current";
import { provenStaff } from "@/lib/auth/require-staff";
import { isOwn } from "@/lib/queue/filter";
import { sharedReading } from "@/lib/queue/live/shared-reading";
import { isViewed } from "@/lib/queue/live/viewed-mark";

const pack = promisify(gzip);
// Compressed here once for all screens that share the answer. Next would compress it again for each
// request and accepts no answer that is marked as compressed, so the page decompresses it.
const HEADERS = {
  "content-type": "application/gzip",
  "cache-control": "private, no-store",
};

/**
 * The rows of the queue as gzipped JSON, for a page that updates itself. The request carries the
 * query of the page and `digest`, the change that it heard of: all screens with the same digest share
 * one answer. When a person asks, or anything without the mark of a board that this session opened
 * (`seen`), the rows are read for them alone and the view is audited.
 */
export async function GET(request: Request): Promise<Response> {
  return refuseUnproven(async () => {
    const staff = await provenStaff("queue:read");
    const {
      digest = "",
      seen = "",
      ...search
    } = Object.fromEntries(new URL(request.url).searchParams);
    const place = readQueueSearch(search);
    const board = queueHref(place.filter, place.page);
    const byUser = !(await isBackground()) || !isViewed(staff, board, seen);
    const read = async () => pack(JSON.stringify(await viewQueue(staff, place, byUser)));
    const about = `${board} ${isOwn(place.filter) ? staff.id : ""}`;
    const body = byUser ? await read() : await sharedReading(staff, { about, digest }, read);
    return new Response(body, { headers: HEADERS });
  });
}
