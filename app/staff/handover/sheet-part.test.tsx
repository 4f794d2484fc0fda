import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { SheetRow } from "@/lib/team/sheet";
import { HARM_RULES } from "@/lib/triage/harm";
import { flagWords } from "../words/filter-words";
import { SheetPart } from "./sheet-part";

const NOW = new Date("2026-12-01T10:00:00Z");

function printed(...rules: string[]): string {
  return sheetOf({ reasons: rules.map((id) => ({ id, unsure: null })) });
}

function sheetOf(more: object): string {
  const row = {
    ...{ intakeId: "1", reference: "AB12", name: "Ada Lund", level: "URGENT", receivedAt: NOW },
    ...{ dueAt: null, phone: "555", reachNeeds: [], rings: true, alarm: true },
    ...{ reasons: [], ...more },
  };
  return renderToStaticMarkup(
    <SheetPart title="Open" none="None." rows={[row as unknown as SheetRow]} now={NOW} />,
  );
}

it("keeps danger at home and self-harm off the handoff sheet, and says to look before a call", () => {
  for (const rule of HARM_RULES) {
    expect(printed(rule)).toContain("See Backline before you call");
    expect(printed(rule)).not.toContain(flagWords(rule));
  }
  expect(printed("unsafe_now", "self_harm").match(/See Backline/g)).toHaveLength(1);
  expect(printed("unsafe_now", "cancer_pattern")).toContain(flagWords("cancer_pattern"));
});

it("keeps a handoff that tells of it off the sheet, too", () => {
  const words = (text: string) => sheetOf({ toName: "Rosa Diaz", words: text });
  expect(words("Her husband hits her")).toContain("Handed off to Rosa Diaz: See Backline before");
  expect(words("Her husband hits her")).not.toContain("husband");
  expect(words("Call after 3 PM")).toContain("Handed off to Rosa Diaz: Call after 3 PM");
});
