import type { RuleChange } from "@/lib/safety/rules/changes";
import type { SourceKind } from "@/lib/triage/rules/source-kind";

export const KIND_WORDS: Record<SourceKind, string> = {
  guideline: "Guideline",
  study: "Study or report",
  patient_page: "Patient page",
  judgment: "Clinical judgment, to be confirmed",
};

export const CHANGE_WORDS: Record<RuleChange["changed"][number], string> = {
  level: "level",
  logic: "logic",
  source: "source",
  words: "words",
};
