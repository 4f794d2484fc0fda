import { BackLink } from "@/components/back-link";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { clockNow } from "@/lib/clock";
import { assess } from "@/lib/facts/assess";
import { answerQuestion, withAnswer } from "@/lib/intake/question/commands";
import { findQuestion, type OwnQuestion } from "@/lib/intake/question/queries";
import { ASKED_SIGNS, fieldOf, pageOf } from "@/lib/intake/question/question";
import { readAnswer } from "@/lib/intake/question/read";
import { clinicFacts } from "../clinic";
import { FormOf } from "../form-of";
import { AnswerField } from "../intake/answer-fields";
import { typistOf } from "../intake/field-input";
import { type Again, errorSayings, fieldId, fieldWords } from "../intake/field-words";
import { StepErrors } from "../intake/step-fields";
import { notFound } from "../lost";
import { CannotWait } from "../outage";
import {
  type Answer,
  formAddress,
  type Hostile,
  isLanguageChange,
  keepsTyped,
  type Place,
  type View,
  type Visit,
} from "../place";
import type { PatientForm } from "../read-form";
import { keepAnswer } from "../stray-page";
import { type Access, ownStatus, pathBelow } from "./access";
import { FeelsWorse } from "./feels-worse";
import { LetterPage } from "./letter-page";

const FORM = "question";

type Props = { visit: Visit; intake: Access; asked: OwnQuestion; again?: Again };

const answerPath = (visit: Visit) => pathBelow(visit, "/question");

/** The question, who asks it, and the form of the answer. */
function Open({ visit, intake, asked, again }: Props) {
  const { t } = visit;
  const { respondent } = intake.answers;
  const { question } = asked;
  const [page, field] = [pageOf(question), fieldOf(question)];
  const words = fieldWords(t, field, { respondent });
  return (
    <>
      <StepErrors t={t} step={page} sayings={again?.sayings ?? []} />
      <h1 className="text-title">{t("question.title")}</h1>
      <p className="mt-3">
        {t("question.from", { name: asked.staffName, clinic: clinicFacts().clinic })}
      </p>
      <form
        id={FORM}
        method="post"
        action={formAddress(answerPath(visit))}
        noValidate
        className="mt-8"
      >
        <FormOf id={intake.id} />
        <input type="hidden" name="question" value={asked.id} />
        <AnswerField
          visit={visit}
          id={fieldId(page, field.name)}
          field={field}
          words={"text" in question ? { ...words, label: question.text } : words}
          typedBy={typistOf({ respondent })}
          size="field"
          values={again?.values ?? {}}
          error={again?.sayings[0]?.short}
        />
        <Button className="mt-8 w-full sm:w-auto sm:min-w-48">{t("question.send")}</Button>
      </form>
    </>
  );
}

/** What became of a question that is over, and of its answer. */
const OVER = {
  open: { answered: "told", over: "overText" },
  closed: { answered: "kept", over: "closed" },
} as const;

/** A question that is answered, was taken back or is closed; nothing of it is shown. */
function Over({ visit: { t }, intake, asked: { state } }: Props) {
  const answered = state === "answered";
  const became = OVER[intake.open ? "open" : "closed"][answered ? "answered" : "over"];
  return (
    <>
      <h1 className="text-title">{t(answered ? "question.thanks" : "question.over")}</h1>
      <div className="mt-4">
        <Notice>
          <p>{t(`question.${became}`)}</p>
        </Notice>
      </div>
      <CannotWait t={t} />
    </>
  );
}

function view(props: Props): View {
  const { visit, intake, asked, again } = props;
  const { t } = visit;
  const open = asked.state === "open";
  const page = t(`question.${open ? "title" : asked.state === "answered" ? "thanks" : "over"}`);
  const refused = Boolean(again?.sayings.length);
  return {
    title: refused ? t("service.errorTitle", { page }) : page,
    keeps: open ? keepsTyped(FORM, answerPath(visit)) : undefined,
    status: refused ? 422 : undefined,
    body: (
      <LetterPage visit={visit}>
        <BackLink href={pathBelow(visit)}>{t("common.back")}</BackLink>
        {open ? <Open {...props} /> : <Over {...props} />}
        <FeelsWorse
          t={t}
          action={pathBelow(visit, "/check")}
          intake={intake}
          tone={open ? "quiet" : undefined}
        />
      </LetterPage>
    ),
  };
}

async function load(visit: Visit): Promise<Answer> {
  const own = await ownStatus(visit);
  if (!("intake" in own)) return own;
  const asked = await findQuestion(own.intake.id);
  return asked ? view({ visit, intake: own.intake, asked }) : notFound(visit);
}

/** Where an answer leads: to help when it is an emergency now, else to what happens next. */
async function afterAnswer(visit: Visit): Promise<Answer> {
  const now = await ownStatus(visit);
  if (!("intake" in now)) return now;
  if (now.intake.level !== "EMERGENCY") return { goTo: pathBelow(visit, "?told=answered") };
  return { goTo: now.intake.own ? `/${visit.locale}/result` : pathBelow(visit) };
}

/** Takes the answer, also one that comes late; where staff need not look at it, leads to what became of it. */
async function take(visit: Visit, form: PatientForm): Promise<Answer | Hostile> {
  const own = await ownStatus(visit, () => keepAnswer(visit, form));
  if (!("intake" in own)) return own;
  const { intake } = own;
  const asked = await findQuestion(intake.id, form.question?.[0]);
  if (!asked) return { goTo: answerPath(visit) };
  if (isLanguageChange(visit) && asked.state === "open")
    return view({ visit, intake, asked, again: { values: form, sayings: [] } });
  const over = asked.state !== "open";
  const read = readAnswer(asked.question, intake.answers, form, { over });
  if (read.ok) {
    const given = { id: asked.id, answered: read.answered, now: clockNow() };
    const { heard } = await answerQuestion(intake, given);
    return heard ? afterAnswer(visit) : { goTo: answerPath(visit) };
  }
  if (read.kind === "hostile") return read.kind;
  if (over) return { goTo: answerPath(visit) };
  const { respondent } = intake.answers;
  const sayings = errorSayings(visit.t, pageOf(asked.question), { respondent }, read.errors);
  const short = sayings.map((saying) => ({ ...saying, text: saying.short }));
  return view({ visit, intake, asked, again: { values: read.values, sayings: short } });
}

/** Whether the answer to a question on a sign is an emergency by itself, as the outage page asks. */
function isEmergency(_visit: Visit, form: PatientForm): boolean {
  return ASKED_SIGNS.some((sign) => {
    const question = { sign };
    if (!(fieldOf(question).name in form)) return false;
    const read = readAnswer(question, {}, form);
    if (!read.ok) return false;
    return assess(withAnswer({}, read.answered), { finished: false }).isEmergency;
  });
}

/** The written question of a clinician, to which a neutral message leads. */
export const askedPlace: Place = { load, take, isEmergency, privateAddress: true };
