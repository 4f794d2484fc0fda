import type { Staff } from "@/lib/auth/staff";
import { prisma } from "@/lib/db/client";
import { RULES_VERSION } from "@/lib/facts/rules-version";
import { RULES } from "@/lib/triage/rules/all";
import { changesBetween, type KeptRule, keptRule, type RuleChange } from "./changes";

export type Approval = { name: string; at: Date };

export type RulesRecord = {
  /** Who approved the rules in use; empty: nobody has. */
  approvals: Approval[];
  /** Whether this person has. */
  own: boolean;
  /** The version before, and what changed since; null when this installation had none. */
  previous: { version: string; approvals: Approval[]; since: Date; changes: RuleChange[] } | null;
};

const APPROVALS = {
  select: { staffId: true, createdAt: true, staff: { select: { name: true } } },
  orderBy: { createdAt: "asc" },
} as const;

/** Who approved the rules in use, and what changed since the version before. */
export async function getRulesRecord(staff: Staff<"rules:read">): Promise<RulesRecord> {
  const approvals = await prisma().rulesApproval.findMany({
    where: { version: RULES_VERSION },
    ...APPROVALS,
  });
  const previous = await prisma().rulesVersion.findFirst({
    where: { version: { not: RULES_VERSION } },
    include: { approvals: APPROVALS },
    orderBy: { firstSeenAt: "desc" },
  });
  const named = (rows: typeof approvals) =>
    rows.map(({ staff: { name }, createdAt }) => ({ name, at: createdAt }));
  return {
    approvals: named(approvals),
    own: approvals.some(({ staffId }) => staffId === staff.id),
    previous: previous && {
      version: previous.version,
      since: previous.firstSeenAt,
      approvals: named(previous.approvals),
      // Written by keepRules alone.
      changes: changesBetween(previous.rules as unknown as KeptRule[], RULES.map(keptRule)),
    },
  };
}
