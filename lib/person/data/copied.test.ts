import { expect, it } from "vitest";
import { copyText } from "./copied";
import { TABLES_OF_PERSON } from "./tables";

it("names each table of a copy as the person would, and each field in words", () => {
  const told = TABLES_OF_PERSON.filter(({ copied }) => copied).map(({ table }) => table);
  for (const table of [...told, "AuditEvent"])
    expect(copyText([{ table, rows: [] }])).toMatch(/^[A-Z][a-z, ]+ \(0\)$/);
  const rows = [{ receivedAt: "2026-12-01", answers: { pain_zones: ["low_back"] } }];
  expect(copyText([{ table: "Intake", rows }]).split("\n")).toEqual([
    "What you sent (1)",
    "  received at: 2026-12-01",
    "  answers:",
    "    pain zones:",
    "      - low_back",
    "",
  ]);
});
