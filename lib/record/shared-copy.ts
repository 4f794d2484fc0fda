import type { FiledAnswers } from "@/lib/intake/sealed";
import type { CopiedRow, CopiedTable } from "@/lib/person/data/copied";
import { HARM_FLAGS, HARM_RULES } from "@/lib/triage/harm";
import { answersForOthers, forOtherReaders } from "./shared-record";

/** Where staff write in their own words, and their written questions with the answers. */
const FREE_WORDS: Record<string, readonly string[]> = {
  CallAttempt: ["note"],
  Closure: ["note"],
  ClosureRequest: ["note", "reason"],
  Escalation: ["reason"],
  Handover: ["words"],
  Note: ["body"],
  PatientQuestion: ["question", "answer"],
  Recall: ["reason", "endReason"],
  Review: ["reason"],
  SecondReview: ["reason"],
};

const isFiled = (value: unknown): value is FiledAnswers =>
  typeof value === "object" && value !== null && "answers" in value && "symptoms" in value;

const without = (codes: unknown, harm: readonly string[]) =>
  Array.isArray(codes) ? codes.filter((code) => !harm.includes(String(code))) : codes;

/** No list of words knows all that tells of harm, so the patient's own words are left out, too. */
function withoutWords(filed: FiledAnswers): FiledAnswers {
  const { answers, symptoms } = forOtherReaders(filed);
  const { free_text: _, ...facts } = symptoms;
  return { answers: answersForOthers(answers, true), symptoms: facts };
}

function sharedRow(table: string, row: CopiedRow): CopiedRow {
  const { answers, firedRules, reviewFlags, ...rest } = row;
  const kept = Object.entries(rest).filter(([name]) => !FREE_WORDS[table]?.includes(name));
  return {
    ...Object.fromEntries(kept),
    ...(isFiled(answers) ? { answers: withoutWords(answers) } : {}),
    ...(firedRules ? { firedRules: without(firedRules, HARM_RULES) } : {}),
    ...(reviewFlags ? { reviewFlags: without(reviewFlags, HARM_FLAGS) } : {}),
  };
}

/**
 * A person's own copy for somebody whose papers others see at home: without danger at home, abuse and
 * self-harm, what they made fire, and all free words of the patient and of staff, which may tell of it. Pure.
 */
export const sharedCopy = (tables: readonly CopiedTable[]): CopiedTable[] =>
  tables.map(({ table, rows }) => ({ table, rows: rows.map((row) => sharedRow(table, row)) }));
