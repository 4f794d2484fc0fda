import { Button, ButtonLink } from "@/components/button";
import { ErrorSummary } from "@/components/error-summary";
import { FieldRadio } from "@/components/field-radio";
import { cancelOwn } from "@/lib/appointment/own/commands";
import { helpComesFirst, type OwnVisit } from "@/lib/appointment/own/queries";
import { OWN_REASONS } from "@/lib/appointment/schema";
import { clockNow } from "@/lib/clock";
import { Rejection } from "@/lib/errors";
import { FormOf } from "../form-of";
import {
  type Answer,
  formAddress,
  type Hostile,
  type Place,
  type View,
  type Visit,
} from "../place";
import type { PatientForm } from "../read-form";
import { SafetyNet } from "../safety-net";
import { type Access, ownStatus, pathBelow } from "../status/access";
import { FeelsWorse } from "../status/feels-worse";
import { notHere } from "./not-here";
import { isTooLate, noticeHours, tooLateView } from "./notice-time";
import { findOwnVisits, pathOfVisit } from "./own-visits";
import { VisitFacts } from "./visit-facts";

const FIELD = "why";

type Props = { visit: Visit; intake: Access; booked: OwnVisit; forgot?: boolean };

/** Asks why, so that staff know whether to call; who feels worse finds the way to say so. */
function Cancel({ visit, intake, booked, forgot }: Props) {
  const { t } = visit;
  const error = forgot ? t("booking.cancel.choose") : undefined;
  return (
    <>
      <ErrorSummary
        title={t("common.errorTitle")}
        errors={error ? [{ href: `#${FIELD}`, text: error }] : []}
      />
      <h1 className="text-title">{t("booking.cancel.title")}</h1>
      <section className="mt-5 border-l-8 border-line-strong px-5 py-2">
        <VisitFacts visit={visit} booked={booked} />
      </section>
      <form
        method="post"
        action={formAddress(pathOfVisit(visit, "/visit/cancel", booked))}
        noValidate
        className="mt-8"
      >
        <FormOf id={intake.id} />
        <input type="hidden" name="visit" value={booked.id} />
        <FieldRadio
          id={FIELD}
          name={FIELD}
          legend={t("booking.cancel.why")}
          errorPrefix={t("common.errorPrefix")}
          error={error}
          options={OWN_REASONS.map((value) => ({
            value,
            label: t(`booking.cancel.reasons.${value}`),
          }))}
        />
        <div className="mt-6 flex flex-wrap gap-4">
          <Button className="w-full sm:w-auto sm:min-w-48">{t("booking.cancel.button")}</Button>
          <ButtonLink
            tone="quiet"
            href={pathOfVisit(visit, "/visit", booked)}
            className="w-full sm:w-auto sm:min-w-48"
          >
            {t("booking.cancel.keep")}
          </ButtonLink>
        </div>
      </form>
      <FeelsWorse t={t} action={pathBelow(visit, "/check")} intake={intake} tone="quiet" />
      <SafetyNet t={t} />
    </>
  );
}

function view(props: Props): View {
  const { t } = props.visit;
  const page = t("booking.cancel.title");
  const title = props.forgot ? t("service.errorTitle", { page }) : page;
  return { title, body: <Cancel {...props} />, status: props.forgot ? 422 : 200 };
}

/** The visit that the patient can cancel here; else what is shown instead. */
async function asked(visit: Visit): Promise<Props | { answer: Answer }> {
  const own = await ownStatus(visit);
  if (!("intake" in own)) return { answer: own };
  const { intake } = own;
  if (await helpComesFirst(intake)) return { answer: notHere({ visit, intake, why: "emergency" }) };
  const now = clockNow();
  const { next: booked } = await findOwnVisits({ id: intake.id, query: visit.query }, now);
  if (!booked) return { answer: { goTo: pathBelow(visit, "/visit") } };
  if (isTooLate(booked, now)) return { answer: tooLateView(visit, intake) };
  return { visit, intake, booked };
}

async function load(visit: Visit): Promise<Answer> {
  const props = await asked(visit);
  return "answer" in props ? props.answer : view(props);
}

/** Cancels the visit that the page showed. One that was moved meanwhile is shown again. */
async function take(visit: Visit, form: PatientForm): Promise<Answer | Hostile> {
  const props = await asked(visit);
  if ("answer" in props) return props.answer;
  const { intake, booked } = props;
  const [said, ...more] = form[FIELD] ?? [];
  if (said === undefined) return view({ ...props, forgot: true });
  const why = OWN_REASONS.find((known) => known === said);
  if (!why || more.length > 0) return "hostile";
  if (form.visit?.[0] !== booked.id) return { goTo: pathBelow(visit, "/visit") };
  try {
    await cancelOwn(intake, { appointmentId: booked.id, why, noticeHours: noticeHours() });
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    if (error.code === "too_late") return tooLateView(visit, intake);
    return { goTo: pathBelow(visit, "/visit") };
  }
  return { goTo: pathBelow(visit, "?told=cancelled") };
}

/** Asks why, and cancels the patient's own visit. */
export const cancelVisitPlace: Place = { load, take, privateAddress: true, outage: "sendUnknown" };
