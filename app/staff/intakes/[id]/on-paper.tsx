import { HARM_FACTS } from "@/lib/record/shared-record";
import type { SymptomKey } from "@/lib/triage/symptoms";
import type { IntakePageData } from "./load";

/** Whether an answer that made a rule fire stands on paper. */
export function isPrinted({ whole, clinical }: IntakePageData["paper"], key: SymptomKey): boolean {
  if (whole) return true;
  if (key === "free_text") return clinical?.symptoms.free_text !== undefined;
  return !HARM_FACTS.includes(key);
}

/** Says on paper what is left out there, and where it stands. Of every intake: it tells nothing. */
export function LeftOutOnPaper({ intake }: { intake: IntakePageData }) {
  if (!intake.clinical) return null;
  if (intake.paper.whole)
    return (
      <p className="flags">
        Printed from here, this holds answers about safety at home and self-harm.
      </p>
    );
  return (
    <p className="hidden print:block">
      Answers about safety at home and self-harm are left out on paper. They stand in Backline, on
      the page of {intake.reference}.
    </p>
  );
}
