import { intakeHref } from "@/app/staff/board/queue-address";
import { OnPaper } from "@/app/staff/words/on-paper";
import { notesHarm, WORDS_LEFT_OUT } from "@/lib/record/shared-record";
import { HARM_FACTS } from "@/lib/triage/harm";
import type { SymptomKey } from "@/lib/triage/symptoms";
import type { IntakePageData } from "./load";

/** Whether an answer that made a rule fire stands on paper. */
export function isPrinted({ whole, clinical }: IntakePageData["paper"], key: SymptomKey): boolean {
  if (whole) return true;
  if (key === "free_text") return clinical?.symptoms.free_text !== undefined;
  return !HARM_FACTS.includes(key);
}

/** What staff wrote; where it tells of harm, paper says that one must see Backline. */
export function StaffWords({
  text,
  paper,
}: { text: string | null } & Pick<IntakePageData, "paper">) {
  if (!text) return null;
  const left = !paper.whole && notesHarm(text);
  return (
    <blockquote>
      <OnPaper screen={text} paper={left ? WORDS_LEFT_OUT : text} />
    </blockquote>
  );
}

/** Says on paper what is left out there, and where it stands. Of every intake: it tells nothing. */
export function LeftOutOnPaper({ intake, queue }: { intake: IntakePageData; queue?: string }) {
  if (!intake.clinical) return null;
  if (intake.paper.whole)
    return (
      <p className="flags">
        Printed from here, this holds answers about safety at home and self-harm.{" "}
        <a href={intakeHref(intake.id, { queue })} className="print:hidden">
          Leave them out again
        </a>
      </p>
    );
  return (
    <p className="hidden print:block">
      Answers about safety at home and self-harm, and some notes, are left out on paper. They stand
      in Backline, on the page of {intake.reference}.
    </p>
  );
}
