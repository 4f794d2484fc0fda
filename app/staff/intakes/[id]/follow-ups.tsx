import { attend } from "@/app/staff/attention/actions";
import { dayTimeText, timeText } from "@/app/staff/words/clock";
import { CANCEL_WORDS } from "@/app/staff/words/words";
import { SelectField } from "@/components/staff/fields";
import { StaffForm } from "@/components/staff/form";
import { type Booking, listOpenSlots, type OpenSlot } from "@/lib/appointment/queries";
import { ATTENDANCE, CANCEL_REASONS } from "@/lib/appointment/schema";
import { alsoHolds } from "@/lib/auth/require-staff";
import { book, cancel, rebook } from "./actions";
import type { StepProps } from "./load";
import { SlotOptions } from "./slot-options";

const ATTENDED: Record<(typeof ATTENDANCE)[number], string> = {
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

function BookingItem({ booking, slots, now }: { booking: Booking; slots: OpenSlot[]; now: Date }) {
  const open = !booking.cancelledAt && booking.startsAt > now;
  const begun = !booking.cancelledAt && !open;
  return (
    <li>
      <p className={booking.cancelledAt ? "struck" : "font-bold"}>
        {dayTimeText(booking.startsAt)} to {timeText(booking.endsAt)} with {booking.clinicianName}
      </p>
      {booking.cancelledAt ? (
        <p className="quiet">
          Canceled {dayTimeText(booking.cancelledAt)}:{" "}
          {CANCEL_WORDS[booking.cancelReason ?? ""] ?? "no reason given"}
        </p>
      ) : null}
      {begun ? <Attendance booking={booking} /> : null}
      {open ? (
        <>
          <StaffForm
            summary="Reschedule"
            id={`rebook-${booking.id}`}
            action={rebook}
            hidden={{ appointmentId: booking.id }}
            submit="Reschedule follow-up"
          >
            <SlotOptions slots={slots} label="New time" />
          </StaffForm>
          <StaffForm
            summary="Cancel"
            id={`cancel-${booking.id}`}
            action={cancel}
            hidden={{ appointmentId: booking.id }}
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
        </>
      ) : null}
    </li>
  );
}

/** The follow-ups of this intake and the available slots of the next four weeks. */
export async function FollowUps({ intake, staff }: StepProps) {
  const scheduler = alsoHolds(staff, "appointment:book");
  const slots = scheduler ? await listOpenSlots(scheduler) : [];
  return (
    <section aria-labelledby="follow-ups" className="steps">
      <h2 id="follow-ups">Follow-up</h2>
      {intake.bookings.length ? (
        <ul className="bookings">
          {intake.bookings.map((booking) => (
            <BookingItem key={booking.id} booking={booking} slots={slots} now={intake.now} />
          ))}
        </ul>
      ) : (
        <p>No follow-up booked.</p>
      )}
      {scheduler ? (
        <StaffForm
          summary="Book a follow-up"
          id="book-form"
          action={book}
          hidden={{ intakeId: intake.id }}
          submit="Book follow-up"
        >
          <SlotOptions slots={slots} label="Clinician and time" />
        </StaffForm>
      ) : null}
    </section>
  );
}
