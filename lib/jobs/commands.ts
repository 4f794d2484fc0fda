import { prisma } from "@/lib/db/client";

/** Records a beat of the worker; /readyz shows when the last one was. */
export async function beat(now: Date): Promise<void> {
  await prisma().workerBeat.upsert({
    where: { id: 1 },
    create: { id: 1, at: now },
    update: { at: now },
  });
}
