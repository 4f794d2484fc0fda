import { Notice } from "@/components/notice";
import { contactOf } from "@/lib/contact/contact";
import { parseStep } from "@/lib/form/parse-page";
import { addContact } from "@/lib/intake/commands";
import { idInMark } from "@/lib/intake/form-mark";
import { followLanguage } from "@/lib/intake/language";
import { findIntakeOfForm, type OwnIntake } from "@/lib/intake/queries";
import { planFor } from "@/lib/plan/plan";
import { CALL_BACK_STEP } from "@/lib/questions/contact-steps";
import { isUnder16 } from "@/lib/questions/gates";
import { BookingOffer, type FirstTimes, findFirstTimes } from "../booking/booking-offer";
import { DeskNext, SayThis } from "../desk/say-this";
import { isFormOf } from "../form-of";
import { type Held, lookUp } from "../held";
import { type Again, errorSayings } from "../intake/field-words";
import { LeaveForm } from "../intake/leave-form";
import { openPath } from "../intake/step-path";
import { moment } from "../moment-text";
import {
  type Answer,
  choseLanguage,
  expired,
  type Hostile,
  isLanguageChange,
  keepsTyped,
  type Place,
  type View,
  type Visit,
} from "../place";
import type { PatientForm } from "../read-form";
import { ReadMore } from "../read-more";
import { strayForm } from "../stray";
import { AfterSending } from "./after-sending";
import { asksForNumber, CALL_BACK_FORM } from "./call-back-form";
import { EmergencyView } from "./emergency-view";
import { PLAN_FORM, type PlanAsked } from "./plan-form";
import { PlannedView } from "./planned-view";
import { ResultRecord } from "./record";
import { resultTitle } from "./result-title";
import { SelfCareView } from "./self-care-view";
import { Told, toldKind } from "./told";
import { Under16View } from "./under-16-view";
import { WorseSaid } from "./worse-said";

type Props = {
  visit: Visit;
  intake: OwnIntake;
  again?: Again;
  asked?: PlanAsked;
  /** Times to choose from, when the page is opened. */
  times?: FirstTimes;
};

function Advice({ visit, intake, again, asked, times }: Props) {
  const { level } = intake;
  const offer = times ? <BookingOffer visit={visit} intake={intake} times={times} /> : null;
  if (level === "EMERGENCY") return <EmergencyView visit={visit} intake={intake} again={again} />;
  if (isUnder16(intake.answers)) return <Under16View visit={visit} intake={intake} again={again} />;
  if (level === "SELF_CARE")
    return <SelfCareView visit={visit} intake={intake} asked={asked} offer={offer} />;
  return <PlannedView {...{ visit, intake, level, again, asked, offer }} />;
}

/** The first line on paper: the date, the person, and how urgent it is. */
function PaperHead({ visit: { t, locale }, intake }: Props) {
  const { contact, level, filedAs, receivedAt, reference } = intake;
  const name = contact ? `${contact.givenName} ${contact.familyName}`.trim() : "";
  const urgency = filedAs === "under_16" ? "" : t(`levels.${level}`);
  return (
    <p className="mb-3 hidden font-bold print:block">
      {[moment(locale, receivedAt, "record"), name, reference, urgency].filter(Boolean).join(" - ")}
    </p>
  );
}

/** What patients can do next on their own device, and everything that they answered. */
function OwnNext({ visit, intake }: Props) {
  const received = moment(visit.locale, intake.receivedAt, "record");
  return (
    <>
      <AfterSending visit={visit} intake={intake} />
      {planFor(intake) ? <ReadMore visit={visit} /> : null}
      <ResultRecord visit={visit} intake={intake} received={received} />
    </>
  );
}

/** What the patient is told: what happens next, by when, why, and everything they answered. */
function Result(props: Props) {
  const { visit, intake, again } = props;
  const { t, locale, query, kiosk, desk } = visit;
  const emergency = intake.level === "EMERGENCY";
  const told = again ? null : toldKind(query.get("told"));
  return (
    <>
      {told ? (
        <div className="mb-9">
          <Notice live>
            <Told t={t} locale={locale} kind={told} intake={intake} />
          </Notice>
        </div>
      ) : null}
      {kiosk ? null : <PaperHead visit={visit} intake={intake} />}
      {emergency ? null : <WorseSaid visit={visit} intake={intake} own />}
      {kiosk && !emergency ? <LeaveForm visit={visit} finished /> : null}
      {desk ? <SayThis desk={desk} emergency={emergency} /> : null}
      <Advice {...props} />
      {emergency ? (
        <div className="mt-8">
          <WorseSaid visit={visit} intake={intake} own />
        </div>
      ) : null}
      {desk ? <DeskNext intake={intake} /> : <OwnNext {...props} />}
    </>
  );
}

/** The intake that this device sent. A device that has not sent its answers continues its draft. */
async function sent(visit: Visit): Promise<{ intake: OwnIntake } | Answer> {
  const found = await lookUp(visit);
  if (!found) return expired(visit);
  if ("sent" in found) {
    if (choseLanguage(visit)) await followLanguage(found.sent, visit.locale);
    return { intake: found.sent };
  }
  return { goTo: openPath(visit.base, found.draft.answers) };
}

/** What a change of the language sends along: the form that may hold something typed. */
function keptForm({ visit: { locale, base }, intake, asked }: Props) {
  if (asked) return keepsTyped(PLAN_FORM, `/${locale}/result/plan`);
  return asksForNumber(intake) ? keepsTyped(CALL_BACK_FORM, `${base}/result`) : undefined;
}

/** The page, with what was typed into one of its forms and refused. */
export function shown(props: Props): View {
  const { visit, intake, again, asked } = props;
  const { t } = visit;
  const page = resultTitle(t, intake);
  const refused = Boolean((again ?? asked?.again)?.sayings.length);
  return {
    title: refused ? t("service.errorTitle", { page }) : page,
    keeps: keptForm(props),
    body: <Result {...props} />,
    status: refused ? 422 : undefined,
  };
}

/** Times for the patient to choose from. Staff have their own page of times. */
async function timesFor(visit: Visit, intake: OwnIntake): Promise<FirstTimes | undefined> {
  return visit.desk ? undefined : findFirstTimes(visit, intake);
}

async function load(visit: Visit): Promise<Answer> {
  const own = await sent(visit);
  if (!("intake" in own)) return own;
  const { intake } = own;
  return shown({ visit, intake, times: await timesFor(visit, intake) });
}

/**
 * A number from a page whose intake this device no longer has. Staff get it there, because it may
 * be the only way to reach somebody in an emergency.
 */
async function takeStray(visit: Visit, form: PatientForm, held: Held): Promise<Answer> {
  const id = idInMark(visit.formOf ?? "");
  const intake = id && (await findIntakeOfForm(id));
  if (!intake) return strayForm(visit, { held });
  const read = parseStep(CALL_BACK_STEP, intake.answers, form);
  const contact = read.ok ? contactOf(read.answers) : null;
  if (contact) await addContact(intake.id, contact, visit.desk);
  return strayForm(visit, { held, told: contact ? "phone" : null });
}

/** Takes a phone number that is left after the form ended early. */
async function take(visit: Visit, form: PatientForm): Promise<Answer | Hostile> {
  const { t, locale, base } = visit;
  const found = await lookUp(visit);
  if (!found || !isFormOf(visit, ("draft" in found ? found.draft : found.sent).id))
    return takeStray(visit, form, found);
  if ("draft" in found) return { goTo: openPath(base, found.draft.answers) };
  const intake = found.sent;
  if (isLanguageChange(visit)) {
    await followLanguage(intake, locale);
    return shown({ visit, intake, again: { values: form, sayings: [] } });
  }
  const read = parseStep(CALL_BACK_STEP, intake.answers, form);
  if (read.ok) {
    const contact = contactOf(read.answers);
    if (contact) await addContact(intake.id, contact, visit.desk);
    return { goTo: `${base}/result?told=${contact?.phoneAsTyped ? "phone" : "no_phone"}` };
  }
  if (read.kind === "hostile") return read.kind;
  const sayings = errorSayings(t, CALL_BACK_STEP, intake.answers, read.errors);
  return shown({ visit, intake, again: { values: read.values, sayings } });
}

export const resultPlace: Place = { load, take };
