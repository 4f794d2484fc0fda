import { provenStaff } from "@/lib/auth/require-staff";
import { queueCsv } from "@/lib/queue/export/csv";
import { exportQueue } from "@/lib/queue/export/queries";
import { readQueueSearch } from "../board/queue-address";
import { refuseUnproven } from "../refuse-unproven";

/** The filtered queue as a CSV file, one open intake per line. */
export async function GET(request: Request): Promise<Response> {
  return refuseUnproven(async () => {
    const { filter } = readQueueSearch(Object.fromEntries(new URL(request.url).searchParams));
    const pages = exportQueue(await provenStaff("queue:export"), filter);
    return new Response(queueCsv(pages), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": 'attachment; filename="backline-queue.csv"',
        "cache-control": "private, no-store",
      },
    });
  });
}
