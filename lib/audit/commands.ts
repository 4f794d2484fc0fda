import { prisma } from "@/lib/db/client";
import { statement } from "@/lib/db/statement";
import { logNoted } from "@/lib/log";
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

/** So many are linked in one statement: well below its limit of time. */
const MOST = 2000;

const CHAIN = statement({
  name: "audit_chain",
  text: `SELECT chain_audit_log($most::int) AS "linked"`,
  columns: { linked: "int4" },
});

const HEAD = statement({
  name: "audit_head",
  text: `SELECT "seq" || ':' || encode("hash", 'hex') AS "anchor" FROM "AuditHead"`,
  columns: { anchor: "text" },
});

/** Links every event that is in no link of the audit log yet (decision 112). */
export async function chainAuditLog(): Promise<void> {
  for (let linked = MOST; linked === MOST; )
    linked = (await CHAIN.run({ most: MOST }))[0]?.linked ?? 0;
}

/**
 * Writes the last link to the log of the service, which is kept elsewhere: who cuts the audit log and
 * makes its chain anew cannot take that back.
 */
export async function noteAuditHead(): Promise<void> {
  const [head] = await HEAD.run({});
  if (head) logNoted("audit_head", head);
}
