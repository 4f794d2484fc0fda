import { afterAll, expect, it } from "vitest";
import { closeDatabase, sql } from "@/lib/db/client";
import { RULES_VERSION } from "@/lib/facts/rules-version";
import { RULES } from "@/lib/triage/rules/all";
import { addStaffForTest } from "@/test/rows";
import { keptRule } from "./changes";
import { approveRules, keepRules } from "./commands";
import { getRulesRecord } from "./queries";
import { ApproveSchema } from "./schema";

afterAll(closeDatabase);

const input = { version: RULES_VERSION, read: "yes" } as const;

it("says who approved the rules in use and when, once for each person, for good", async () => {
  const [clinician, admin] = [await addStaffForTest(), await addStaffForTest("admin")];
  expect((await getRulesRecord(clinician)).own).toBe(false);
  await approveRules(clinician, input);
  await approveRules(admin, input);
  const record = await getRulesRecord(clinician);
  expect(record.own).toBe(true);
  expect(record.approvals.map(({ name }) => name)).toEqual(
    expect.arrayContaining([clinician.name, admin.name]),
  );
  await expect(approveRules(clinician, input)).rejects.toMatchObject({ code: "changed_meanwhile" });
  await expect(
    sql("test_unapprove", `DELETE FROM "RulesApproval" WHERE "staffId" = $id`, {
      id: clinician.id,
    }),
  ).rejects.toMatchObject({ code: "42501" });
});

it("takes no approval of another version, or without a word that they were read", () => {
  expect(ApproveSchema.safeParse({ ...input, version: "0000" }).success).toBe(false);
  expect(ApproveSchema.safeParse({ version: RULES_VERSION }).success).toBe(false);
});

it("shows what changed since the version before", async () => {
  await keepRules();
  await keepRules();
  const [first, ...rest] = RULES.map(keptRule);
  const rules = [{ ...first!, level: "SELF_CARE" }, ...rest.slice(1)];
  await sql(
    "test_former_rules",
    `INSERT INTO "RulesVersion" ("version", "rules", "firstSeenAt") VALUES ('former', $rules::jsonb, now() + interval '1 day')`,
    { rules: JSON.stringify(rules) },
  );
  const { previous } = await getRulesRecord(await addStaffForTest());
  expect(previous).toMatchObject({ version: "former", approvals: [] });
  expect(previous?.changes).toMatchObject([
    { id: first!.id, changed: ["level"] },
    { id: rest[0]!.id, before: null },
  ]);
});
