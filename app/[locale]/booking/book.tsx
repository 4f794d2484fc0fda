import type { ReactNode } from "react";
import { BackLink } from "@/components/back-link";
import { Button } from "@/components/button";
import { ErrorSummary } from "@/components/error-summary";
import { Notice } from "@/components/notice";
import { TitleRow } from "@/components/title-row";
import { HOLD_MINUTES, holdSlot } from "@/lib/appointment/own/commands";
import { listOwnPlaces, type OwnPlace, type OwnVisit } from "@/lib/appointment/own/queries";
import { TimeSchema } from "@/lib/appointment/schema";
import { Rejection } from "@/lib/errors";
import { FormOf } from "../form-of";
import { type Answer, formAddress, type View, type Visit } from "../place";
import type { PatientForm } from "../read-form";
import { SafetyNet } from "../safety-net";
import { type Access, pathBelow } from "../status/access";
import { FeelsWorse } from "../status/feels-worse";
import { inBookingLine } from "./booking-line";
import { CallUs } from "./call-us";
import { mayChange } from "./may-change";
import { visitMoment } from "./moments";
import { isTooLate, tooLateView } from "./notice-time";
import { atOnePlace, type TimesHere, timesHere, WhereShown } from "./own-place";
import { pathOfVisit } from "./own-visits";
import { daysOf, pageOfDays, TIME_FIELD, TimeChoices } from "./time-choices";
import { findTimes } from "./times";
import { isEvery, Kinds, MoreDays, pathOfTimes } from "./times-nav";

/** The codes of refusals that another time may mend, and what was forgotten. */
const PROBLEMS = [
  "choose",
  "slot_taken",
  "slot_closed",
  "slot_past",
  "patient_busy",
  "lost",
] as const;
type Problem = (typeof PROBLEMS)[number];

const strong = (chunks: ReactNode) => <strong>{chunks}</strong>;

type Props = {
  visit: Visit;
  intake: Access;
  /** The visit that is to be moved. */
  moves: OwnVisit | null;
  all: TimesHere[];
  places: OwnPlace[];
  now: Date;
  problem?: Problem;
};

function Choose(props: Props & { shown: TimesHere }) {
  const { visit, intake, moves, all, places, now, shown } = props;
  const { t, query } = visit;
  const days = pageOfDays(daysOf(shown.offers), query.get("from") ?? "");
  return (
    <>
      <Kinds visit={visit} moves={moves} all={all} shown={shown} />
      <WhereShown
        visit={visit}
        shown={shown}
        places={places}
        path={(every) => pathOfTimes(visit, moves, { how: shown.mode, every })}
      />
      <form
        method="post"
        action={formAddress(pathOfTimes(visit, moves, { how: shown.mode }))}
        noValidate
      >
        <FormOf id={intake.id} />
        <TimeChoices
          visit={visit}
          days={days.shown}
          now={now}
          how={false}
          place={!atOnePlace(shown)}
        />
        <MoreDays visit={visit} moves={moves} mode={shown.mode} next={days.next} />
        <p className="mt-6">{t("booking.kept", { minutes: HOLD_MINUTES })}</p>
        <Button className="mt-4 w-full sm:w-auto sm:min-w-48">{t("booking.submit")}</Button>
      </form>
    </>
  );
}

function Book(props: Props) {
  const { visit, intake, moves, all, problem } = props;
  const { t, locale, query } = visit;
  const urgent = intake.level === "URGENT";
  const shown = all.find(({ mode }) => mode === query.get("how")) ?? all[0];
  return (
    <>
      <BackLink href={moves ? pathOfVisit(visit, "/visit", moves) : pathBelow(visit)}>
        {t("common.back")}
      </BackLink>
      {problem && shown ? (
        <ErrorSummary
          title={t("common.errorTitle")}
          errors={[{ href: `#${TIME_FIELD}`, text: t(`booking.problem.${problem}`) }]}
        />
      ) : null}
      {problem && !shown ? (
        <div className="mb-6">
          <Notice tone="problem" live>
            <p className="font-bold">{t(`booking.problem.${problem}`)}</p>
          </Notice>
        </div>
      ) : null}
      <TitleRow drawing="clinic">
        <h1 className="text-title">{t(moves ? "booking.moveTitle" : "booking.title")}</h1>
        {shown ? (
          <p className="mt-1 text-ink-quiet">{t("booking.lead", { minutes: shown.minutes })}</p>
        ) : null}
      </TitleRow>
      {urgent ? <p className="mt-3">{t("booking.leadToday")}</p> : null}
      {moves ? (
        <p className="mt-3">
          {t.rich("booking.now", { when: visitMoment(locale, moves), strong })}
        </p>
      ) : null}
      {shown ? (
        <Choose {...props} shown={shown} />
      ) : (
        <p className="mt-5 text-lead font-bold">{t(`booking.${urgent ? "noneToday" : "none"}`)}</p>
      )}
      <CallUs visit={visit} intake={intake} />
      <FeelsWorse t={t} action={pathBelow(visit, "/check")} intake={intake} tone="quiet" />
      <SafetyNet t={t} />
    </>
  );
}

function view(props: Props): View {
  const { t } = props.visit;
  const page = t(props.moves ? "booking.moveTitle" : "booking.title");
  const { problem } = props;
  const status = problem === "choose" ? 422 : 409;
  return {
    title: problem ? t("service.errorTitle", { page }) : page,
    status: problem ? status : 200,
    body: <Book {...props} />,
  };
}

type Asked = Omit<Props, "all" | "places">;

/** For whom times are looked for, and the visit that would move; else what is shown instead. */
async function asked(visit: Visit): Promise<Asked | { answer: Answer }> {
  const found = await mayChange(visit);
  if ("answer" in found) return found;
  const { intake, next: moves, now } = found;
  if (moves && isTooLate(moves, now)) return { answer: tooLateView(visit, intake) };
  return { visit, intake, moves, now };
}

async function withTimes(props: Asked, problem?: Problem): Promise<View> {
  const { visit, intake } = props;
  const found = await findTimes(intake);
  const places = await listOwnPlaces(
    intake,
    found.flatMap(({ offers }) => offers),
  );
  const whose = { places, level: intake.level, every: isEvery(visit) };
  const all = found.map((times) => timesHere(times, whose));
  return view({ ...props, all, places, problem });
}

async function load(visit: Visit): Promise<Answer> {
  const props = await asked(visit);
  if ("answer" in props) return props.answer;
  return withTimes(props, visit.query.get("notice") === "lost" ? "lost" : undefined);
}

/** Why a time was refused. Throws on what another time does not mend. */
function problemOf(error: unknown): Problem {
  const code = error instanceof Rejection ? error.code : null;
  const problem = PROBLEMS.find((known) => known === code);
  if (!problem) throw error;
  return problem;
}

/** The times again, and why the chosen one was refused. Throws on what another time does not mend. */
export async function withProblem(visit: Visit, error: unknown): Promise<Answer> {
  const problem = problemOf(error);
  const props = await asked(visit);
  return "answer" in props ? props.answer : withTimes(props, problem);
}

/** Keeps the chosen time for the patient, and leads to the page that confirms it. */
async function take(visit: Visit, form: PatientForm): Promise<Answer> {
  const props = await asked(visit);
  if ("answer" in props) return props.answer;
  const { intake, moves } = props;
  const time = TimeSchema.safeParse(form[TIME_FIELD]?.[0]);
  if (!time.success) return withTimes(props, "choose");
  try {
    await holdSlot(intake, time.data);
  } catch (error) {
    return withTimes(props, problemOf(error));
  }
  return { goTo: pathOfVisit(visit, "/book/confirm", moves) };
}

/** The times that a patient can choose, for a first visit or in place of the one that is booked. */
export const bookPlace = inBookingLine({
  load,
  take,
  privateAddress: true,
  outage: "sendUnknown",
});
