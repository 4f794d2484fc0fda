import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { AuditRow } from "@/lib/record/audit-log";
import { AuditTable } from "./audit-table";

/** The text of a row with this detail. */
function shown(detail: AuditRow["detail"]): string {
  const row = {
    id: "1",
    at: new Date(),
    actor: "patient",
    action: "intake.received",
    detail,
  } as unknown as AuditRow;
  return renderToStaticMarkup(<AuditTable rows={[row]} />);
}

it("says levels, roles and codes in words", () => {
  const html = shown({ level: "EMERGENCY", filedAs: "emergency_stop", needsSecond: true });
  expect(html).toContain("Level: Emergency, Filed as: Emergency stop, Needs second: Yes");
  const role = shown({ before: "front_desk", after: "clinician" });
  expect(role).toContain("Before: Front desk, After: Clinician");
});

it("says that a value is empty, and no scope where the whole clinic is meant", () => {
  const html = shown({ setting: "contact", scope: "", before: "", after: "relay = 711" });
  expect(html).toContain("Setting: contact, Before: nothing, After: relay = 711");
});

it("changes no id", () => {
  const id = "5e0c1cce-7a36-4a8e-9e52-3f2c2a5a0d11";
  expect(shown({ callId: id, account: "ab12cd" })).toContain(`Call id: ${id}, Account: ab12cd`);
});
