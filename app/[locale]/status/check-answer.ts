import { clockNow } from "@/lib/clock";
import { type Assessment, assess } from "@/lib/facts/assess";
import { asPosted } from "@/lib/form/former-pages";
import { parseStep, readablePart } from "@/lib/form/parse-page";
import { emergencyIn } from "@/lib/form/refused-flags";
import { typedOn } from "@/lib/form/refused-pages";
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
import {
  type Answer,
  expired,
  type GoTo,
  type Hostile,
  isLanguageChange,
  type Visit,
} from "../place";
import type { PatientForm } from "../read-form";
import { notAsked } from "../refused";
import { keepPage } from "../stray-page";
import { type Access, ownStatus, pathBelow } from "./access";
import { checkView } from "./check-view";

/** The open check. One that ended or expired begins again, so that no answer is lost. */
async function openCheck(intake: Access, now: Date): Promise<WorseCheck | null> {
  const open = await findWorseCheck(intake.id);
  if (open) return open;
  await startWorseCheck(intake, { now });
  return findWorseCheck(intake.id);
}

/**
 * Where the end of the check leads: to the whole result only on the device that sent the answers.
 */
function resultOf(visit: Visit, intake: Access): GoTo {
  return { goTo: intake.own ? `/${visit.locale}/result` : pathBelow(visit, "?told=worse") };
}

const TRIES = 20;

/**
 * Takes the answers of one page of the check and leads to the next page or the result. If another
 * tab changes the check at the same moment, it starts over from what that tab saved.
 */
export async function checkAnswer(visit: Visit, form: PatientForm): Promise<Answer | Hostile> {
  const now = clockNow();
  const page = stepAt(visit.params.step ?? "");
  const keep = async () =>
    page ? keepPage(visit, asPosted(page, form, visit.formerForm), form) : {};
  const own = await ownStatus(visit, keep);
  if (!("intake" in own)) return own;
  const { intake } = own;
  let check = await openCheck(intake, now);
  if (!check) return expired(visit);
  for (let tries = 0; tries < TRIES; tries += 1) {
    const answer = await takeAnswers({ visit, form, now }, intake, check);
    if (answer !== "changed") return answer;
    check = await findWorseCheck(intake.id);
    if (!check) return endedMeanwhile({ visit, form, now });
  }
  throw new Error("check_always_changed");
}

type Given = { visit: Visit; form: PatientForm; now: Date };

/** Another tab just ended the check. An answer on this page that is more severe still counts. */
async function endedMeanwhile({ visit, form, now }: Given): Promise<Answer> {
  const own = await ownStatus(visit);
  if (!("intake" in own)) return own;
  const page = stepAt(visit.params.step ?? "");
  if (page) await answerEndedCheck(own.intake, asPosted(page, form, visit.formerForm), form, now);
  return resultOf(visit, own.intake);
}

async function takeAnswers(
  { visit, form, now }: Given,
  intake: Access,
  check: WorseCheck,
): Promise<Answer | Hostile | "changed"> {
  const { step: code = "" } = visit.params;
  const pathOf = (page: Step) => pathBelow(visit, `/check/${page.code}`);
  const take = async (assessed: Assessment): Promise<GoTo | "changed"> => {
    const outcome = await answerWorseCheck(intake, check, assessed, now);
    if (outcome === "changed") return outcome;
    const next = nextWorsePage(intake.answers, assessed.answers);
    return outcome === "ended" || !next ? resultOf(visit, intake) : { goTo: pathOf(next) };
  };
  const known = worsePages(intake.answers, check.answers).find((page) => page.code === code);
  if (!known) {
    const page = stepAt(code);
    const emergency =
      page && emergencyIn(asPosted(page, form, visit.formerForm), form, check.answers);
    if (emergency) return take(emergency);
    const next = nextWorsePage(intake.answers, check.answers);
    return notAsked(visit, next ? pathOf(next) : resultOf(visit, intake).goTo);
  }
  const step = asPosted(known, form, visit.formerForm);
  if (isLanguageChange(visit)) {
    const problem = typedOn(step, check, form);
    if (problem === "hostile") return problem;
    const kept = await saveWorseProblem(intake, check, { problem, part: check.answers, now });
    return kept ? { goTo: pathOf(step) } : "changed";
  }
  const read = parseStep(step, check.answers, form);
  const answers = read.ok ? read.answers : readablePart(step, check.answers, form);
  const assessed = assess(answers, { finished: false });
  if (read.ok || assessed.isEmergency) return take(assessed);
  if (read.kind === "hostile") return read.kind;
  const { values, errors } = read;
  const problem = { stepId: step.id, values, errors };
  if (!(await saveWorseProblem(intake, check, { problem, part: answers, now }))) return "changed";
  return { ...checkView(visit, { intake, answers: check.answers, step, problem }), status: 422 };
}
