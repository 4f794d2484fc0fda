import { prisma } from "@/lib/db/client";

/** Notes that jobs are being done: /readyz tells when that was last so. */
export async function beat(now: Date): Promise<void> {
  await prisma().workerBeat.upsert({
    where: { id: 1 },
    create: { id: 1, at: now },
    update: { at: now },
  });
}
