import type { ReactNode } from "react";
import { dayTimeText, timeText } from "@/app/staff/words/clock";
import { CANCEL_WORDS, OVERBOOK_WORDS } from "@/app/staff/words/words";
import { SelectField } from "@/components/staff/fields";
import { StaffForm } from "@/components/staff/form";
import type { Booking } from "@/lib/appointment/queries";
import { CANCEL_REASONS } from "@/lib/appointment/schema";
import { cancel } from "./actions";
import { Attended } from "./attended";
import type { IntakePageData } from "./load";
import type { Purpose } from "./time-choice";

/** Gives the choice of times for a purpose. */
export type Times = (id: string, purpose: Purpose) => Promise<ReactNode>;

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

/** What else is to be known of a follow-up: by whom, beside what, why it was canceled. */
function Notes({ booking }: { booking: Booking }) {
  const { cancelledAt, cancelReason, overbookReason, bookedAt, bookedByName } = booking;
  return (
    <>
      <p className="quiet">
        Booked {dayTimeText(bookedAt)} by {bookedByName ?? "the patient"}
      </p>
      {overbookReason ? (
        <p className="flag">
          Booked beside other visits: {OVERBOOK_WORDS[overbookReason] ?? overbookReason}
        </p>
      ) : null}
      {cancelledAt ? (
        <p className="quiet">
          Canceled {dayTimeText(cancelledAt)}:{" "}
          {CANCEL_WORDS[cancelReason ?? ""] ?? "no reason given"}
        </p>
      ) : null}
    </>
  );
}

/** One follow-up of an intake, with what can be done with it. */
export async function BookingItem(props: {
  booking: Booking;
  intake: IntakePageData;
  times: Times | null;
  /** The queue that the page was opened from. */
  queue?: string;
}) {
  const { booking, intake, times, queue } = props;
  const { id: intakeId, version, now } = intake;
  const booked = intake.bookings.length;
  const live = booking.status !== "cancelled";
  const open = booking.status === "booked" && booking.startsAt > now;
  const what = [booking.visitType, booking.location, booking.room].filter(Boolean).join(", ");
  return (
    <li>
      <p className={live ? "font-bold" : "struck"}>
        {dayTimeText(booking.startsAt)} to {timeText(booking.endsAt)} with {booking.clinicianName}
        {what ? `, ${what}` : null}
      </p>
      <Notes booking={booking} />
      {live && times ? <Attended visit={booking} now={now} /> : null}
      {open && times ? (
        <>
          {
            await times(`rebook-${booking.id}`, {
              ...{ intakeId, moves: booking.id, version, booked, queue },
            })
          }
          <CancelForm booking={booking} version={version} />
        </>
      ) : null}
    </li>
  );
}
