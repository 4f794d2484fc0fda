import { type Assessment, assess } from "@/lib/facts/assess";
import { parseStep, readablePart } from "@/lib/form/parse-page";
import { emergencyIn } from "@/lib/form/refused-flags";
import { stepAt } from "@/lib/form/steps";
import { nextWorsePage, worsePages } from "@/lib/form/worse-pages";
import {
  answerEndedCheck,
  answerWorseCheck,
  saveWorseProblem,
  startWorseCheck,
} from "@/lib/intake/worse/commands";
import { findWorseCheck, type WorseCheck } from "@/lib/intake/worse/queries";
import type { Step } from "@/lib/questions/fields";
import { errorSayings } from "../../intake/field-words";
import { type Hostile, type PatientRequest, seeOther } from "../../patient-post";
import { problemResponse } from "../../refusal-document";
import { patientWords } from "../../words";
import { type Access, findByKey, statusPath } from "./access";

/** The check that is open. One that ended or expired begins again, so that no answer is lost. */
async function openCheck(intake: Access, now: Date): Promise<WorseCheck | null> {
  const open = await findWorseCheck(intake.id);
  if (open) return open;
  await startWorseCheck(intake, { now });
  return findWorseCheck(intake.id);
}

/** Where the end of the check leads: the whole result only on the device that sent the answers. */
function resultOf({ locale, key }: PatientRequest, intake: Access): string {
  return `/${locale}${intake.own ? "/result" : statusPath(key, "?told=worse")}`;
}

const TRIES = 20;

/**
 * Takes the answers of one page of the questions that are asked again, then the next or the result.
 * Where another tab changes the check in the same moment, it begins again with what that one saved.
 */
export async function checkAnswer(request: PatientRequest): Promise<Response | Hostile> {
  const now = new Date();
  const intake = await findByKey(request.key, request.token);
  let check = intake && (await openCheck(intake, now));
  if (!intake || !check) return seeOther(`/${request.locale}?notice=expired`);
  for (let tries = 0; tries < TRIES; tries += 1) {
    const answer = await takeAnswers(request, intake, check, now);
    if (answer !== "changed") return answer;
    check = await findWorseCheck(intake.id);
    if (!check) return endedMeanwhile(request, now);
  }
  throw new Error("check_always_changed");
}

/** Another tab ended the check in this very moment. What this page makes more severe still counts. */
async function endedMeanwhile(request: PatientRequest, now: Date): Promise<Response> {
  const intake = await findByKey(request.key, request.token);
  if (!intake) return seeOther(`/${request.locale}?notice=expired`);
  const page = stepAt(request.step);
  if (page) await answerEndedCheck(intake, page, request.form, now);
  return seeOther(resultOf(request, intake));
}

async function takeAnswers(
  request: PatientRequest,
  intake: Access,
  check: WorseCheck,
  now: Date,
): Promise<Response | Hostile | "changed"> {
  const { locale, key, step: code, form } = request;
  const path = (page: Step) => `/${locale}${statusPath(key, `/check/${page.code}`)}`;
  const take = async (assessed: Assessment) => {
    const outcome = await answerWorseCheck(intake, check, assessed, now);
    if (outcome === "changed") return outcome;
    const next = nextWorsePage(intake.answers, assessed.answers);
    return seeOther(outcome === "ended" || !next ? resultOf(request, intake) : path(next));
  };
  const step = worsePages(intake.answers, check.answers).find((page) => page.code === code);
  if (!step) {
    const page = stepAt(code);
    const emergency = page && emergencyIn(page, form, check.answers);
    if (emergency) return take(emergency);
    const next = nextWorsePage(intake.answers, check.answers);
    return { hostile: true, goTo: next ? path(next) : resultOf(request, intake) };
  }
  const read = parseStep(step, check.answers, form);
  const answers = read.ok ? read.answers : readablePart(step, check.answers, form);
  const assessed = assess(answers, { finished: false });
  if (read.ok || assessed.isEmergency) return take(assessed);
  if (read.kind === "hostile") return { hostile: true, goTo: path(step) };
  const { values, errors } = read;
  const problem = { stepId: step.id, values, errors };
  if (!(await saveWorseProblem(intake, check, { problem, part: answers, now }))) return "changed";
  const t = await patientWords(locale);
  const sayings = errorSayings(t, step, check.answers, errors).map(({ text }) => text);
  const goTo = `${path(step)}#error-summary`;
  return problemResponse({ locale, kind: "invalid", sayings, goTo });
}
