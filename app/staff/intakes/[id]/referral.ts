import { fullText } from "@/app/staff/words/clock";
import { LEVEL_WORDS, plainWords } from "@/app/staff/words/words";
import { describeAnswers } from "@/lib/form/describe";
import { translatorIn } from "@/lib/i18n/translator";
import { shared } from "@/lib/record/shared-record";
import { deniedSigns, unsureSigns } from "@/lib/triage/pertinent";
import { reasonsFor } from "@/lib/triage/reasons";
import { ruleById } from "@/lib/triage/rules/all";
import type { SymptomKey } from "@/lib/triage/symptoms";
import { eventWords } from "./event-words";
import { factWords, signName } from "./fact-words";
import { personWords } from "./head";
import type { IntakePageData } from "./load";

/** What a text is made of. */
type Told = Pick<
  IntakePageData,
  | "clinical"
  | "contact"
  | "unreadable"
  | "ageYears"
  | "now"
  | "reference"
  | "receivedAt"
  | "level"
  | "ownLevel"
  | "firedRules"
  | "history"
>;

const COURSE = [
  "pain_location",
  "duration_days",
  "onset",
  "course",
  "pain_score",
  "pain_score_worst",
] as const satisfies readonly SymptomKey[];

/** Said in every copy, so that it tells nothing about this patient. */
const LEFT_OUT = "Answers about safety at home and self-harm, and some notes, are left out.";

const sentence = (start: string, parts: readonly string[]) =>
  parts.length > 0 ? `${start}: ${parts.join("; ")}.` : "";

/**
 * The patient in one paragraph, as a referral letter begins: who, the pain, why this level, and what
 * the patient was asked about and denied. Empty without the answers, or without the right to read them.
 */
export function referralSummary(intake: Told): string {
  if (!intake.clinical) return "";
  const { symptoms } = intake.clinical;
  const { sure, unsure } = reasonsFor(symptoms, intake.firedRules);
  const course = COURSE.filter((key) => symptoms[key] !== undefined);
  return [
    `${personWords(intake)} (${intake.reference}), intake of ${fullText(intake.receivedAt)}.`,
    `Level ${LEVEL_WORDS[intake.level]}${
      intake.level === intake.ownLevel
        ? ""
        : ` (${LEVEL_WORDS[intake.ownLevel]} by the patient's answers)`
    }.`,
    sentence(
      "Pain",
      course.map((key) => factWords({ key, value: symptoms[key] })),
    ),
    sentence(
      "Reasons",
      [...sure, ...unsure].map(({ id, because }) => {
        const facts = because.map(factWords).join(", ");
        return `${ruleById(id)?.staff ?? plainWords(id)} (${facts})`;
      }),
    ),
    sentence("Not sure", [unsureSigns(symptoms).map(signName).join(", ")].filter(Boolean)),
    sentence(
      "Denied",
      deniedSigns(symptoms).map(({ signs }) => signs.map(signName).join(", ")),
    ),
  ]
    .filter(Boolean)
    .join(" ");
}

function answerLines({ clinical }: Told): string[] {
  if (!clinical) return [];
  return describeAnswers(clinical.answers, translatorIn("en")).flatMap(({ title, rows }) => [
    "",
    title,
    ...rows.map(({ question, answer }) => `- ${question} ${answer}`),
  ]);
}

function historyLines({ history }: Told): string[] {
  const done = history.filter(
    ({ action, takenBackAt }) => action !== "intake.opened" && !takenBackAt,
  );
  return done.map(({ at, action, detail, staffName, text }) => {
    const who = staffName ? `, ${staffName}` : "";
    return `- ${fullText(at)}${who}: ${eventWords(action, detail)}${text ? `. ${text}` : ""}`;
  });
}

function textOf(intake: Told, notice: readonly string[]): string {
  const summary = referralSummary(intake);
  if (!summary) return "";
  return [
    ...[summary, ...notice, "", "WHAT WAS DONE"],
    ...historyLines(intake),
    ...["", "ANSWERS", ...answerLines(intake)],
  ].join("\n");
}

/**
 * The summary, what was done (newest first) and the answers, as plain text for another record, which
 * others may read: without danger at home, abuse and self-harm. Empty where the summary is.
 */
export const recordText = (intake: Told): string => textOf(shared(intake), [LEFT_OUT]);

/** The same with every answer, for a reader who asks for them. */
export const wholeRecordText = (intake: Told): string => textOf(intake, []);
