import type { FiledAnswers } from "@/lib/intake/sealed";
import type { Answers } from "@/lib/questions/answers";
import { EMERGENCY_OTHER } from "@/lib/questions/emergency-steps";
import { many } from "@/lib/questions/gates";
import { HIDDEN_LATER } from "@/lib/questions/words-steps";
import { hitsIn } from "@/lib/triage/own-words/read";
import type { Symptoms } from "@/lib/triage/symptoms";
import type { HistoryEvent } from "./history";

/** The list of emergency signs has one about self-harm. */
const SELF_HARM = "self_harm";

/** Questions about danger at home and self-harm, by the names of their answers. */
const QUESTIONS: readonly string[] = [...HIDDEN_LATER, "self_harm_check", "words_self_harm"];

function withoutSign(answers: Answers): Answers {
  const { [EMERGENCY_OTHER.name]: _, ...others } = answers;
  const kept = many(answers, EMERGENCY_OTHER.name)?.filter((sign) => sign !== SELF_HARM) ?? [];
  return kept.length > 0 ? { ...others, [EMERGENCY_OTHER.name]: kept } : others;
}

/** Whether the patient's own words tell of danger at home or of self-harm. */
export function tellsOfHarm(text: string | undefined, byProxy: boolean): boolean {
  if (!text) return false;
  return hitsIn(text, byProxy).some(({ family }) => family === "safety" || family === SELF_HARM);
}

const TO_PATIENT: readonly (readonly [RegExp, string])[] = [
  [/\byou are\b|\byou['’]re\b|\bare you\b/gi, "I am"],
  [/\byourself\b/gi, "myself"],
  [/\byour\b/gi, "my"],
  [/\byou\b/gi, "me"],
];

/** What one may not be safe at because of the back: it tells nothing of harm. */
const MOVES =
  "(?! ((to )?(walk|stand|driv|mov|climb|bath|shower|transfer|lift)\\w*|(up|down|on|with|using|in) (the |a |her |his )?(stairs|steps|feet|legs?|walker|cane|crutches|frame|shower|bath|tub))\\b)";

/** What asks of harm, and does not tell of it: "Are you safe at home?" English and Spanish. */
const ASKS = [
  new RegExp(
    `\\b(un)?safe\\b${MOVES}[^.?!]*\\b(home|house|relationship|partner|husband|wife|family|him|her|them)\\b`,
    "i",
  ),
  new RegExp(`\\bfeel (un)?safe\\b(?! to\\b)${MOVES}`, "i"),
  /\b(afraid|scared|frightened) (at|of (your|him|her|them|any|some|going home))/i,
  /\b(any|some)(one|body)\b[^.?!]{0,40}\b(hit|hurt|harm|beat|kick|chok|threat|forc|touch)\w* (you|at you)\b/i,
  /\b(he|she|they|who|husband|wife|partner|son|daughter)\b[^.?!]{0,40}\b(hit|hurt|harm|beat|kick|chok|threat|forc)\w* you\b/i,
  /\b((?<!\b(drug|alcohol|substance|opioid|iv) )abus|violen(?!tly)|suicid|self.?harm|maltrat|golpiza|autolesi)/i,
  /\b(kill|hurt|harm|cut)(ing|ting)? yourself\b|\b(end|tak)(e|ing)? (your (own )?life|it all)\b/i,
  /\b(want|wish|wanted) to (die|be dead)\b|\bbetter off dead\b/i,
  /\bsegur[oa]s?\b[^.?!]*\b(casa|hogar|pareja|espos[oa]|marido|familia)\b/i,
  /\b(le|te|lo|la) (peg|golpe|amenaz|ahorc)(a|an|ó|aron|ea|ean|eó)(?![a-z])/i,
  /\b(alguien|espos[oa]|marido|pareja|novi[oa])\b[^.?!]{0,40}\b(le|te|lo|la) (lastim|empuj|oblig|hac)/i,
  /\bmiedo (a|de) (su|tu|alguien|estar en)\b/i,
  /(hacerse|hacerte|se hace) daño|(matar|lastimar)(se|te)\b|quitar(se|te) la vida|\b(quiere|quisiera|ganas de) morir/i,
];

/** Whether a clinician's question to a patient asks about danger at home or self-harm. */
export function asksOfHarm(question: string): boolean {
  const toldBy = TO_PATIENT.reduce((text, [you, me]) => text.replace(you, me), question);
  return (
    ASKS.some((pattern) => pattern.test(question)) ||
    [question, toldBy].some((text) => tellsOfHarm(text, false) || tellsOfHarm(text, true))
  );
}

const PERSON =
  "(husband|wife|spouse|partner|boyfriend|girlfriend|fianc\\w+|ex|he|they|who|(grand|step)?(son|father|mother|daughter)|dad|mom|(step)?(brother|sister)|uncle|aunt|cousin|nephew|niece|in-laws?|roommate|housemate|neighbou?r|boss|cowork\\w+|caregiver|carer|caretaker|aide|nurse|man|woman|men|stranger|some(one|body)|family|relative|kids?|child)";
/** What hits and kicks by accident. */
const THING =
  "(car|truck|bus|van|bike|bicycle|motorcycle|scooter|train|vehicle|driver|horse|cow|bull|dog|ball|door|tree|branch|wave|pole|beam|box|crate)";
const BODY =
  "(head|neck|back|hip|knee|leg|foot|feet|toe|arm|elbow|hand|shoulder|face|shin|tailbone)";
const SELF = "(herself|himself|themselves|themself)";

/** What staff write of it in their own words, of a patient and not as one. Accidents have the same verbs. */
const WRITTEN = [
  /\b(beat|chok|threaten|punch|slap|strangl|rap)\w* (her|him|them|the patient|pt)\b/i,
  new RegExp(
    `\\b(${PERSON}\\b|she\\b(?!.*\\bher (left |right )?${BODY}))((?!\\b${THING}\\b)[^.?!;]){0,40}\\b(hit|kick|push|shov|hurt)\\w* (her|him|them|the patient|pt)\\b(?! to (go|see|call|come|get|take|try|have|do|be)\\b)`,
    "i",
  ),
  new RegExp(
    `\\b(hit|kicked|pushed|shoved|hurt) by (an? |the |her |his |their )?((?!own )\\w+[- ])?${PERSON}\\b(?!['’]s)`,
    "i",
  ),
  /\b(beaten|choked|threatened|abused|assaulted|punched|raped) by\b/i,
  /\b(dangers?|unsafe|not safe|violen\w+|abus\w+) (at|in (her|his|their|the)) (home|house)\b|\bdv\b/i,
  new RegExp(`\\b(kill|harm|cut)(s|t?ing)? ${SELF}|\\bself.?harm`, "i"),
  new RegExp(
    `\\b(want|wish|tr(y|ie)|plan|intend|threaten|thought|think|urge|fear|afraid|risk|may|might|will|would|could|going)\\w*( \\w+){0,2} hurt(ing)? ${SELF}`,
    "i",
  ),
  new RegExp(
    `\\bhurt(s|ing)? ${SELF} (on purpose|deliberately|intentionally|by cutting|again and again)`,
    "i",
  ),
  /\b(end|take) (her|his|their) (own )?life\b/i,
];

/** Whether a note or reason of staff tells of danger at home, abuse or self-harm. Words that it does not know pass. */
export const notesHarm = (text: string): boolean =>
  asksOfHarm(text) || WRITTEN.some((pattern) => pattern.test(text));

/**
 * Answers without danger at home, abuse and self-harm; also without the own words where `told`, because
 * they tell of them. Pure.
 */
export function answersForOthers(answers: Answers, told: boolean): Answers {
  const hidden = told ? [...QUESTIONS, "free_text"] : QUESTIONS;
  const kept = Object.entries(withoutSign(answers)).filter(([name]) => !hidden.includes(name));
  return Object.fromEntries(kept) as Answers;
}

/** Whether the patient answered that they are in danger at home, or think of self-harm, or did not deny it. */
const answeredHarm = ({ unsafe_at_home: home, thoughts_self_harm: harm }: Symptoms): boolean =>
  (home !== undefined && home !== "none") || (harm !== undefined && harm !== false);

/**
 * What was filed, without what may harm the patient when others read it: danger at home, abuse and
 * self-harm, and the own words where they, or another answer, tell of them. Pure.
 */
export function forOtherReaders({ answers, symptoms }: FiledAnswers): FiledAnswers {
  const { unsafe_at_home: _, thoughts_self_harm: __, ...facts } = symptoms;
  const byProxy = symptoms.respondent === "proxy";
  const told = answeredHarm(symptoms) || tellsOfHarm(symptoms.free_text, byProxy);
  if (told) delete facts.free_text;
  return { answers: answersForOthers(answers, told), symptoms: facts };
}

/** Stands where words were left out, and does not say why. */
export const WORDS_LEFT_OUT = "See Backline before you go on";

type Told = { clinical: FiledAnswers | null; history: HistoryEvent[] };

const IN_WRITING = ["question.asked", "question.answered"];

/** The id of the question that was asked or answered in writing; null for any other event. */
function questionOf({ action, detail }: HistoryEvent): string | null {
  if (!IN_WRITING.includes(action)) return null;
  return String(detail.answerTo ?? detail.questionId);
}

/** A written answer is the patient's own words; it is left out together with its question. */
function speaksOfHarm(event: HistoryEvent, clinical: Told["clinical"]): boolean {
  const { action, text } = event;
  const byProxy = clinical?.symptoms.respondent === "proxy";
  if (!text) return false;
  if (!IN_WRITING.includes(action)) return notesHarm(text);
  return action === "question.asked" ? asksOfHarm(text) : tellsOfHarm(text, byProxy);
}

/** The ids of the questions in writing that ask or were answered about harm. Pure. */
export function questionsOfHarm({ clinical, history }: Told): string[] {
  const harms = history.filter((event) => speaksOfHarm(event, clinical)).map(questionOf);
  return harms.filter((id) => id !== null);
}

/** An intake without what may harm the patient when others read it; what was done says where words are left out. Pure. */
export function shared<T extends Told>(intake: T): T {
  const { clinical, history } = intake;
  const harms = questionsOfHarm(intake);
  return {
    ...intake,
    clinical: clinical && forOtherReaders(clinical),
    history: history.map((event) => {
      const told = harms.includes(questionOf(event) ?? "") || speaksOfHarm(event, clinical);
      return told ? { ...event, text: WORDS_LEFT_OUT } : event;
    }),
  };
}
