import Link from "next/link";
import type { ReactNode } from "react";
import { attend } from "@/app/staff/attention/actions";
import { dayTimeText, timeText } from "@/app/staff/words/clock";
import { CANCEL_WORDS } from "@/app/staff/words/words";
import { SelectField } from "@/components/staff/fields";
import { StaffForm } from "@/components/staff/form";
import { findNextOffers, listOtherVisits } from "@/lib/appointment/offers/queries";
import type { Booking } from "@/lib/appointment/queries";
import { ATTENDANCE, CANCEL_REASONS } from "@/lib/appointment/schema";
import { seenBy } from "@/lib/appointment/seen-by";
import { listVisitTypes } from "@/lib/appointment/visit-type/queries";
import { alsoHolds } from "@/lib/auth/require-staff";
import { env } from "@/lib/env";
import { cancel } from "./actions";
import type { IntakePageData, StepProps } from "./load";
import { type Purpose, TimeChoice } from "./time-choice";

const ATTENDED: Record<(typeof ATTENDANCE)[number], string> = {
  arrived: "Arrived",
  came: "The patient came",
  did_not_come: "Did not come",
};

/** Whether the patient came, and the buttons to say so, or to correct it. */
function Attendance({ booking: { id, attendance } }: { booking: Booking }) {
  const said = ATTENDANCE.find((word) => word === attendance);
  return (
    <div className="row-actions">
      {said ? <b>{ATTENDED[said]}</b> : null}
      {ATTENDANCE.filter((word) => word !== said).map((word) => (
        <StaffForm
          key={word}
          id={`${word}-${id}`}
          action={attend}
          hidden={{ appointmentId: id, attendance: word }}
          submit={ATTENDED[word]}
          tone="inline"
        />
      ))}
    </div>
  );
}

type Times = (id: string, purpose: Purpose) => Promise<ReactNode>;

function CancelForm({ booking, version }: { booking: Booking; version: number | null }) {
  return (
    <StaffForm
      summary="Cancel"
      id={`cancel-${booking.id}`}
      action={cancel}
      hidden={{ appointmentId: booking.id, version: version ?? "" }}
      submit="Cancel follow-up"
    >
      <SelectField
        name="reason"
        label="Reason for canceling"
        options={[
          { value: "", label: "Choose a reason" },
          ...CANCEL_REASONS.map((value) => ({ value, label: CANCEL_WORDS[value] })),
        ]}
      />
    </StaffForm>
  );
}

async function BookingItem(props: {
  booking: Booking;
  intake: IntakePageData;
  times: Times | null;
}) {
  const { booking, intake, times } = props;
  const { id: intakeId, version, now } = intake;
  const booked = intake.bookings.length;
  const open = !booking.cancelledAt && booking.startsAt > now;
  const begun = !booking.cancelledAt && !open;
  const what = [booking.visitType, booking.location].filter(Boolean).join(", ");
  return (
    <li>
      <p className={booking.cancelledAt ? "struck" : "font-bold"}>
        {dayTimeText(booking.startsAt)} to {timeText(booking.endsAt)} with {booking.clinicianName}
        {what ? `, ${what}` : null}
      </p>
      <p className="quiet">
        Booked {dayTimeText(booking.bookedAt)} by {booking.bookedByName ?? "the patient"}
      </p>
      {booking.cancelledAt ? (
        <p className="quiet">
          Canceled {dayTimeText(booking.cancelledAt)}:{" "}
          {CANCEL_WORDS[booking.cancelReason ?? ""] ?? "no reason given"}
        </p>
      ) : null}
      {begun ? <Attendance booking={booking} /> : null}
      {open && times ? (
        <>
          {await times(`rebook-${booking.id}`, { intakeId, moves: booking.id, version, booked })}
          <CancelForm booking={booking} version={version} />
        </>
      ) : null}
    </li>
  );
}

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
async function timesFor({ intake, staff }: StepProps, wanted?: string): Promise<Times | null> {
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
    const offers = await findNextOffers(scheduler, { visit, level, moves });
    const unfolded = wanted !== undefined && !moves;
    return <TimeChoice {...{ id, purpose, visits, visit, offers, unfolded }} seenBy={end} />;
  };
}

/** The follow-ups of this intake and the next times at which its patient can be seen. */
export async function FollowUps({ intake, staff, visit }: StepProps & { visit?: string }) {
  const times = await timesFor({ intake, staff }, visit);
  return (
    <section aria-labelledby="follow-ups" className="steps">
      <h2 id="follow-ups">Follow-up</h2>
      {intake.bookings.length ? (
        <ul className="bookings">
          {intake.bookings.map((booking) => (
            <BookingItem key={booking.id} booking={booking} intake={intake} times={times} />
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
          })
        : null}
    </section>
  );
}
