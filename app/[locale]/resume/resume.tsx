import { BackLink } from "@/components/back-link";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { parseStep } from "@/lib/form/parse-page";
import { findDraft } from "@/lib/intake/queries";
import { resumeDraft } from "@/lib/intake/resume/commands";
import { RESUME_STEP } from "@/lib/intake/resume/steps";
import { logFailed } from "@/lib/log";
import { clinicFacts } from "../clinic";
import { type Held, isUnsent, lookUp } from "../held";
import { type Again, errorSayings } from "../intake/field-words";
import { StepErrors, StepFields } from "../intake/step-fields";
import { openPath } from "../intake/step-path";
import { opened } from "../opened";
import { rememberDevice } from "../patient-cookie";
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
import { EXTRA_LIMIT_MS, withinLimit } from "../time-limit";

const FORM = "resume";

type Props = { visit: Visit; again?: Again; held?: Held };

/** Coming back on another device, with code and date of birth. */
function Resume({ visit, again, held }: Props) {
  const { t, locale } = visit;
  return (
    <>
      <BackLink href={`/${locale}`}>{t("common.back")}</BackLink>
      <StepErrors t={t} step={RESUME_STEP} sayings={again?.sayings ?? []} />
      <h1 className="text-title">{t("resume.title")}</h1>
      <p className="mt-3">{t("resume.lead")}</p>
      {isUnsent(held) ? (
        <div className="mt-4">
          <Notice tone="plain">
            <p>{t("resume.others")}</p>
            <p>
              <a href={`/${locale}/intake/save`} className="inline-block py-2">
                {t("startAgain.code")}
              </a>
            </p>
          </Notice>
        </div>
      ) : null}
      <form
        id={FORM}
        method="post"
        action={formAddress(`/${locale}/resume`)}
        noValidate
        className="mt-8"
      >
        <StepFields visit={visit} step={RESUME_STEP} answers={{}} filled={again} />
        <Button className="mt-8 w-full sm:w-auto sm:min-w-48">{t("resume.submit")}</Button>
      </form>
    </>
  );
}

type Shown = { again?: Again; held?: Held; status?: number };

/** The form with what was typed, which no draft can keep. */
function view(visit: Visit, { again, held, status }: Shown = {}): View {
  const { t } = visit;
  const page = t("resume.title");
  const title = again?.sayings.length ? t("service.errorTitle", { page }) : page;
  const keeps = keepsTyped(FORM, `/${visit.locale}/resume`);
  return { title, keeps, body: <Resume visit={visit} again={again} held={held} />, status };
}

/** Opens on this device what was saved on another. Every wrong pair gets the same answer. */
async function take(visit: Visit, form: PatientForm): Promise<Answer | Hostile> {
  const { t, caller } = visit;
  if (isLanguageChange(visit)) return view(visit, { again: { values: form, sayings: [] } });
  const read = parseStep(RESUME_STEP, {}, form);
  if (!read.ok) {
    if (read.kind === "hostile") return read.kind;
    const sayings = errorSayings(t, RESUME_STEP, {}, read.errors);
    return view(visit, { again: { values: form, sayings }, status: 422 });
  }
  const { resume_code: code, resume_birth_date: birthDate } = read.answers;
  const resumed = await resumeDraft(String(code), String(birthDate), caller);
  if (!resumed.ok) {
    const { days } = clinicFacts();
    const tooMany = resumed.code === "too_many_attempts";
    const text = tooMany ? t("resume.tooMany") : t("resume.wrong", { days });
    const again = { values: form, sayings: [{ field: "resume_code", text, short: text }] };
    return view(visit, { again, status: tooMany ? 429 : 422 });
  }
  const draft = await findDraft(resumed.token);
  const headers = [rememberDevice(resumed.token)];
  return { goTo: opened(openPath(visit.base, draft?.answers ?? {}), Date.now()), headers };
}

/** Answers that are not sent yet would be out of reach once others are opened. */
async function load(visit: Visit): Promise<Answer> {
  try {
    return view(visit, { held: await withinLimit(lookUp(visit), EXTRA_LIMIT_MS) });
  } catch (error) {
    // The page does without: the form says what is wrong when it is sent.
    logFailed("resume_page_without_progress", error);
    return view(visit);
  }
}

export const resumePlace: Place = { load, take };
