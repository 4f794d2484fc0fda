import { randomUUID } from "node:crypto";
import { trail } from "@/lib/audit/trail";
import type { Staff } from "@/lib/auth/staff";
import { statement } from "@/lib/db/statement";
import { Rejection } from "@/lib/errors";
import { RULES_VERSION } from "@/lib/facts/rules-version";
import { RULES } from "@/lib/triage/rules/all";
import { type KeptRule, keptRule } from "./changes";
import type { ApproveInput } from "./schema";

const KEEP = statement({
  name: "rules_keep",
  text: `INSERT INTO "RulesVersion" ("version", "rules") VALUES ($version, $rules::jsonb) ON CONFLICT DO NOTHING`,
  columns: {},
});

/** Keeps the rules in use, once for each version, so that what changed can be shown later. */
export async function keepRules(): Promise<void> {
  const rules: KeptRule[] = RULES.map(keptRule);
  await KEEP.run({ version: RULES_VERSION, rules: JSON.stringify(rules) });
}

const APPROVE = statement({
  name: "rules_approve",
  text: `WITH approved AS (
      INSERT INTO "RulesApproval" ("id", "version", "staffId")
      VALUES ($id::uuid, $version, $staff::uuid) ON CONFLICT DO NOTHING RETURNING "id", "version"),
    audited AS (${trail({
      action: "rules.approved",
      staff: "$staff",
      detail: { version: '"version"' },
      from: "approved",
    })})
    SELECT "id" FROM approved`,
  columns: { id: "uuid" },
});

/**
 * Records that this person approves the rules in use. Refuses with changed_meanwhile when they
 * already have. The record stays: another version needs another approval.
 */
export async function approveRules(
  staff: Staff<"rules:approve">,
  { version }: ApproveInput,
): Promise<void> {
  await keepRules();
  const rows = await APPROVE.run({ id: randomUUID(), version, staff: staff.id });
  if (rows.length === 0) throw new Rejection("changed_meanwhile");
}
