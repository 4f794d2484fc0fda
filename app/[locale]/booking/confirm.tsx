import type { ReactNode } from "react";
import { Button } from "@/components/button";
import { bookHeld, endHold, moveOwn } from "@/lib/appointment/own/commands";
import type { OwnVisit } from "@/lib/appointment/own/queries";
import { Rejection } from "@/lib/errors";
import { clinicFacts } from "../clinic";
import { FormOf } from "../form-of";
import { type Answer, formAddress, type Hostile, type Visit } from "../place";
import type { PatientForm } from "../read-form";
import { SafetyNet } from "../safety-net";
import { type Access, pathBelow } from "../status/access";
import { FeelsWorse } from "../status/feels-worse";
import { withProblem } from "./book";
import { inBookingLine } from "./booking-line";
import { type MayChange, mayChange } from "./may-change";
import { timeText, visitMoment } from "./moments";
import { isTooLate, noticeHours, tooLateView } from "./notice-time";
import { pathOfVisit } from "./own-visits";
import { VisitFacts } from "./visit-facts";

const strong = (chunks: ReactNode) => <strong>{chunks}</strong>;

type Props = { visit: Visit; intake: Access; hold: OwnVisit; moves: OwnVisit | null; now: Date };

/** Until when the time is kept, in words; it is not booked yet. */
function Kept({ visit: { t, locale }, hold, now }: Props) {
  const until = hold.holdUntil ?? now;
  const time = timeText(locale, until, clinicFacts().timeZone);
  const key = until > now ? "kept" : "ended";
  return <p className="mt-3">{t(`booking.confirm.${key}`, { time })}</p>;
}

function Confirm(props: Props) {
  const { visit, intake, hold, moves } = props;
  const { t, locale } = visit;
  return (
    <>
      <h1 className="text-title">{t(`booking.confirm.${moves ? "moveTitle" : "title"}`)}</h1>
      <Kept {...props} />
      <section className="mt-5 border-l-8 border-accent bg-accent-soft px-5 py-4">
        <VisitFacts visit={visit} booked={hold} />
      </section>
      {moves ? (
        <p className="mt-4">
          {t.rich("booking.confirm.instead", { when: visitMoment(locale, moves), strong })}
        </p>
      ) : null}
      <form method="post" action={formAddress(pathOfVisit(visit, "/book/confirm", moves))}>
        <FormOf id={intake.id} />
        <input type="hidden" name="hold" value={hold.id} />
        <Button name="do" value="book" className="mt-6 w-full sm:w-auto sm:min-w-48">
          {t(`booking.confirm.${moves ? "move" : "book"}`)}
        </Button>
        <Button
          name="do"
          value="other"
          tone="quiet"
          className="mt-3 w-full sm:ms-3 sm:w-auto sm:min-w-48"
        >
          {t("booking.confirm.other")}
        </Button>
      </form>
      <FeelsWorse t={t} action={pathBelow(visit, "/check")} intake={intake} tone="quiet" />
      <SafetyNet t={t} />
    </>
  );
}

async function load(visit: Visit): Promise<Answer> {
  const found = await mayChange(visit);
  if ("answer" in found) return found.answer;
  const { next: moves, hold, ...rest } = found;
  if (!hold) return { goTo: pathBelow(visit, moves ? "/visit" : "/book?notice=lost") };
  if (moves && isTooLate(moves, rest.now)) return tooLateView(visit, rest.intake);
  const title = visit.t(`booking.confirm.${moves ? "moveTitle" : "title"}`);
  return { title, body: <Confirm {...rest} hold={hold} moves={moves} /> };
}

/** Books the time that is kept, or moves the visit there. */
async function book({ intake, next }: MayChange, wanted: string): Promise<void> {
  if (!next) return bookHeld(intake, wanted);
  const change = { appointmentId: next.id, why: "other", noticeHours: noticeHours() } as const;
  return moveOwn(intake, wanted, change);
}

/**
 * Confirms. A page that is sent twice finds its visit booked and leads there. When the time is gone,
 * the answer says so and shows the others.
 */
async function take(visit: Visit, form: PatientForm): Promise<Answer | Hostile> {
  const found = await mayChange(visit);
  if ("answer" in found) return found.answer;
  const { intake, next, hold, now } = found;
  const wanted = form.hold?.[0] ?? "";
  const what = form.do?.[0];
  if (what === "other") {
    if (hold) await endHold(intake, hold.id);
    return { goTo: pathOfVisit(visit, "/book", next) };
  }
  if (what !== "book") return "hostile";
  if (hold?.id !== wanted) return { goTo: pathBelow(visit, next ? "/visit" : "/book?notice=lost") };
  if (next && isTooLate(next, now)) return tooLateView(visit, intake);
  try {
    await book(found, wanted);
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    if (error.code === "already_cancelled") return { goTo: pathBelow(visit, "/visit") };
    if (error.code === "too_late") return tooLateView(visit, intake);
    return withProblem(visit, error);
  }
  return { goTo: pathOfVisit(visit, "/visit?told=booked", { id: wanted }) };
}

/** The page that confirms the time that is kept for the patient. */
export const confirmBookingPlace = inBookingLine(
  { load, take, privateAddress: true, outage: "sendUnknown" },
  "first",
);
