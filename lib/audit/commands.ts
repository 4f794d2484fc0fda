import { prisma } from "@/lib/db/client";
import type { AuditAction, AuditDetail, DetailOf } from "./event";

type Written<A extends AuditAction> = { action: A } & DetailOf<A, AuditDetail[string]> &
  ({ staffId: string; actor?: undefined } | { actor: "patient" | "system"; staffId?: undefined });

/** Writes one event that belongs to no other write, such as a view. */
export async function writeEvent<A extends AuditAction>(event: Written<A>): Promise<void> {
  const { action, staffId, actor = "staff", detail } = event;
  await prisma().auditEvent.create({
    data: { action, staffId, actor, detail: detail as AuditDetail | undefined },
    select: { id: true },
  });
}
