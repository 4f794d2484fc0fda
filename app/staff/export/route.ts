import { requireFreshFactor } from "@/lib/auth/factor";
import { callerAddress } from "@/lib/auth/origin";
import { provenStaff } from "@/lib/auth/require-staff";
import { noteSecurity } from "@/lib/auth/security-events";
import { queueCsv } from "@/lib/queue/export/csv";
import { exportQueue } from "@/lib/queue/export/queries";
import { readQueueSearch } from "../board/queue-address";
import { refuseUnproven } from "../refuse-unproven";

/** The filtered queue as a CSV file, one open intake per line. */
export async function GET(request: Request): Promise<Response> {
  const { search, searchParams } = new URL(request.url);
  return refuseUnproven(async () => {
    const { filter } = readQueueSearch(Object.fromEntries(searchParams));
    const staff = await provenStaff("queue:export");
    await requireFreshFactor(staff);
    const address = callerAddress(request.headers);
    await noteSecurity("exported", { address, staffId: staff.id });
    const pages = exportQueue(staff, filter);
    return new Response(queueCsv(pages), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": 'attachment; filename="backline-queue.csv"',
        "cache-control": "private, no-store",
      },
    });
  }, `/staff${search}`);
}
