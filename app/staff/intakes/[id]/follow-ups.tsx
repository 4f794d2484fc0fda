import Link from "next/link";
import { intakeHref } from "@/app/staff/board/queue-address";
import { dayTimeText } from "@/app/staff/words/clock";
import { findNextTimes, listOtherVisits } from "@/lib/appointment/bookable/queries";
import { seenBy } from "@/lib/appointment/seen-by";
import { listVisitTypes } from "@/lib/appointment/visit-type/queries";
import { alsoHolds } from "@/lib/auth/require-staff";
import { env } from "@/lib/env";
import { dateIn } from "@/lib/time";
import { BookingItem, type Times } from "./booking-item";
import type { IntakePageData, StepProps } from "./load";
import { Recalls } from "./recalls";
import { TimeChoice } from "./time-choice";
import { WaitStep } from "./wait-step";

/** That the same person has other visits ahead, before one more is booked. */
async function OtherVisits({ intake, staff }: StepProps) {
  const scheduler = alsoHolds(staff, "appointment:book");
  const visits = scheduler ? await listOtherVisits(scheduler, intake.id) : [];
  return visits.map((visit) => (
    <p key={visit.id} className="font-bold">
      This person has another visit: {dayTimeText(visit.startsAt)} with {visit.clinicianName},{" "}
      <Link href={`/staff/intakes/${visit.intakeId}`} prefetch={false}>
        {visit.reference}
      </Link>
    </p>
  ));
}

/** Gives the choice of times for what this person may book; null when they may not. */
async function timesFor(
  { intake, staff }: StepProps,
  wanted?: string,
  few = false,
): Promise<Times | null> {
  const scheduler = alsoHolds(staff, "appointment:book");
  if (!scheduler) return null;
  const { level, receivedAt } = intake;
  const visits = (await listVisitTypes(scheduler)).filter(({ levels }) => levels.includes(level));
  const visit = visits.find(({ id }) => id === wanted) ?? visits[0];
  if (!visit)
    return async () => <p>There is no kind of visit for this level. Add one under Availability.</p>;
  const end = seenBy(level, receivedAt, env().CLINIC_TIME_ZONE);
  return async (id, purpose) => {
    const moves = purpose.moves ?? undefined;
    const offers = await findNextTimes(scheduler, { visit, level, moves });
    const unfolded = few || (wanted !== undefined && !moves);
    const minded = { seenBy: end, bestTime: intake.contact?.bestTime };
    const today = dateIn(env().CLINIC_TIME_ZONE, intake.now);
    return <TimeChoice {...{ id, purpose, visits, visit, offers, unfolded, few, minded, today }} />;
  };
}

export const isVisitAhead = ({ bookings, now }: IntakePageData): boolean =>
  bookings.some(({ status, startsAt }) => status === "booked" && startsAt > now);

/** A few times to book beside the queue, while no visit is ahead. All others are on the page. */
export async function FewTimes({ intake, staff, queue }: StepProps & { queue?: string }) {
  const times = isVisitAhead(intake) ? null : await timesFor({ intake, staff }, undefined, true);
  if (!times) return null;
  const { id: intakeId, version, bookings } = intake;
  return (
    <section aria-labelledby="few-times" className="steps print:hidden">
      <h2 id="few-times">Book a visit</h2>
      {await times("book-form", { intakeId, moves: null, version, booked: bookings.length, queue })}
      <p>
        <Link href={intakeHref(intakeId, { queue }, "#follow-ups")} prefetch={false}>
          Other times
        </Link>
      </p>
    </section>
  );
}

/** The follow-ups of this intake and the next times at which its patient can be seen. */
export async function FollowUps({
  intake,
  staff,
  visit,
  queue,
}: StepProps & { visit?: string; queue?: string }) {
  const times = await timesFor({ intake, staff }, visit);
  return (
    <section aria-labelledby="follow-ups" className="steps">
      <h2 id="follow-ups">Follow-up</h2>
      {intake.bookings.length ? (
        <ul className="bookings">
          {intake.bookings.map((booking) => (
            <BookingItem key={booking.id} {...{ booking, intake, times, queue }} />
          ))}
        </ul>
      ) : (
        <p>No follow-up booked.</p>
      )}
      <OtherVisits intake={intake} staff={staff} />
      {times
        ? await times("book-form", {
            intakeId: intake.id,
            moves: null,
            version: intake.version,
            booked: intake.bookings.length,
            queue,
          })
        : null}
      <WaitStep intake={intake} staff={staff} />
      <Recalls intake={intake} staff={staff} />
    </section>
  );
}
