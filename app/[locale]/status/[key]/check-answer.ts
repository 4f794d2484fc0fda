import { isEmergency } from "@/lib/facts/level";
import { parseStep, readablePart } from "@/lib/form/parse-page";
import { nextWorsePage, worsePages } from "@/lib/form/worse-pages";
import {
  answerWorseCheck,
  findWorseCheck,
  saveWorseProblem,
  startWorseCheck,
} from "@/lib/intake/worse";
import type { Step } from "@/lib/questions/fields";
import { errorSayings } from "../../intake/field-words";
import { type Hostile, type PatientRequest, seeOther } from "../../patient-post";
import { problemResponse } from "../../refusal-document";
import { patientWords } from "../../words";
import { type Access, findByKey, statusPath } from "./access";

/** The check that is open; one that ended or expired in another tab begins anew, nothing is lost. */
async function openCheck(intake: Access, now: Date) {
  const open = await findWorseCheck(intake.id);
  if (open) return open;
  await startWorseCheck(intake, { now });
  return findWorseCheck(intake.id);
}

/** Where the end of the check leads: the whole result only on the device that sent the answers. */
function resultOf({ locale, key }: PatientRequest, intake: Access): string {
  return `/${locale}${intake.own ? "/result" : statusPath(key, "?told=worse")}`;
}

/** Takes the answers of one page of the questions that are asked again, then the next or the result. */
export async function checkAnswer(request: PatientRequest): Promise<Response | Hostile> {
  const { locale, key, step: code, form, token } = request;
  const now = new Date();
  const intake = await findByKey(key, token);
  const draft = intake && (await openCheck(intake, now));
  if (!intake || !draft) return seeOther(`/${locale}?notice=expired`);
  const path = (page: Step) => `/${locale}${statusPath(key, `/check/${page.code}`)}`;
  const pages = worsePages(intake.answers, draft.answers);
  const step = pages.find((page) => page.code === code);
  if (!step) {
    const next = nextWorsePage(intake.answers, draft.answers);
    return { hostile: true, goTo: next ? path(next) : resultOf(request, intake) };
  }
  const read = parseStep(step, draft.answers, form);
  if (!read.ok) {
    const part = readablePart(step, draft.answers, form);
    if (isEmergency(part)) {
      await answerWorseCheck(intake, draft, part, now);
      return seeOther(resultOf(request, intake));
    }
    if (read.kind === "hostile") return { hostile: true, goTo: path(step) };
    const { values, errors } = read;
    const problem = { stepId: step.id, values, errors };
    await saveWorseProblem(intake, draft, { problem, part, now });
    const t = await patientWords(locale);
    const sayings = errorSayings(t, step, draft.answers, errors).map(({ text }) => text);
    const goTo = `${path(step)}#error-summary`;
    return problemResponse({ locale, kind: "invalid", sayings, goTo });
  }
  const outcome = await answerWorseCheck(intake, draft, read.answers, now);
  const next = nextWorsePage(intake.answers, read.answers);
  if (outcome === "ended" || !next) return seeOther(resultOf(request, intake));
  return seeOther(path(next));
}
