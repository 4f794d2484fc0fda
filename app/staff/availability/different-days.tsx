import { dateText, dayTimeText } from "@/app/staff/words/clock";
import { CheckField, RadioField, SelectField, TextField } from "@/components/staff/fields";
import { StaffForm } from "@/components/staff/form";
import { holidaysFrom } from "@/lib/appointment/hours/holidays";
import type { DifferentDay, OpenLocation } from "@/lib/appointment/hours/queries";
import { env } from "@/lib/env";
import { dateIn } from "@/lib/time";
import { addDay, closeHolidays, removeDay } from "./actions";
import { locationChoices, visitChoices } from "./choices";
import type { FormProps } from "./hours-form";

function kindWords({ kind, location }: DifferentDay): string {
  if (kind === "leave") return "Leave";
  if (kind === "extra") return "Extra hours";
  return location ? `Closed at ${location}` : "Closed for everyone";
}

/** Adds leave or extra hours of a clinician, or closes the clinic. */
export function DifferentForm({ clinicianId, visits, locations, today }: FormProps) {
  return (
    <StaffForm
      summary="Add leave, extra hours or a closed day"
      id="different-form"
      action={addDay}
      hidden={{ clinicianId }}
      submit="Add"
    >
      <RadioField
        name="kind"
        label="What is different?"
        options={[
          { value: "leave", label: "Leave: not here at these times" },
          { value: "extra", label: "Extra hours: here beyond the usual week" },
          { value: "closed", label: "Closed: nobody works at these times" },
        ]}
      />
      <div className="field-row">
        <TextField name="firstDay" label="First day" type="date" defaultValue={today} />
        <TextField name="from" label="From" type="time" defaultValue="00:00" />
        <TextField name="lastDay" label="Last day" type="date" defaultValue={today} />
        <TextField name="to" label="To" type="time" defaultValue="23:59" />
      </div>
      <div className="field-row">
        <SelectField
          name="visitTypeId"
          label="Extra hours are for"
          options={visitChoices(visits)}
        />
        <SelectField
          name="locationId"
          label="Extra hours are at, or what is closed"
          options={locationChoices(locations)}
        />
      </div>
    </StaffForm>
  );
}

type HolidaysProps = { days: DifferentDay[]; locations: OpenLocation[]; today: string };

/** The holidays of the next year on which the clinic is not closed yet, for an admin to accept. */
export function HolidaysForm({ days, locations, today }: HolidaysProps) {
  const known = days.filter((day) => day.kind === "closed" && day.location === null);
  const open = holidaysFrom(today).filter(
    ({ date }) => !known.some(({ startsAt }) => dateIn(env().CLINIC_TIME_ZONE, startsAt) === date),
  );
  if (open.length === 0) return null;
  return (
    <StaffForm
      summary="Close on holidays"
      id="holidays-form"
      action={closeHolidays}
      submit="Close on these days"
    >
      <CheckField
        name="dates"
        label="Federal holidays of the United States in the next year"
        options={open.map(({ date, name }) => ({
          value: date,
          label: `${name}, ${dateText(date)}`,
        }))}
      />
      <SelectField
        name="locationId"
        label="Where"
        options={[
          { value: "", label: "Every location" },
          ...locations.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </StaffForm>
  );
}

/** The days ahead that differ from the usual week. */
export function DifferentDays({ days }: { days: DifferentDay[] }) {
  if (days.length === 0) return <p className="empty">No day ahead differs from the usual week.</p>;
  return (
    <ul className="bookings">
      {days.map((day) => {
        const time = `${dayTimeText(day.startsAt)} to ${dayTimeText(day.endsAt)}`;
        const at = day.kind === "extra" ? day.location : null;
        const note = [day.reason, day.visitType, at].filter(Boolean).join(", ");
        return (
          <li key={day.id} className="hours-line">
            <span>
              <b>{kindWords(day)}</b> {time}
              {note ? `, ${note}` : null}
            </span>
            <StaffForm
              id={`remove-${day.id}`}
              action={removeDay}
              hidden={{ exceptionId: day.id }}
              submit="Remove"
              label={`Remove ${kindWords(day)} ${time}`}
              tone="inline"
            />
          </li>
        );
      })}
    </ul>
  );
}
