import { dayTimeText } from "@/app/staff/words/clock";
import { RadioField, SelectField, TextField } from "@/components/staff/fields";
import { StaffForm } from "@/components/staff/form";
import type { DifferentDay } from "@/lib/appointment/hours/queries";
import { addDay, removeDay } from "./actions";
import { locationChoices, visitChoices } from "./choices";
import type { FormProps } from "./hours-form";

const KIND_WORDS: Record<DifferentDay["kind"], string> = {
  leave: "Leave",
  extra: "Extra hours",
  closed: "Closed for everyone",
};

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
          label="Extra hours are at"
          options={locationChoices(locations)}
        />
      </div>
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
        const note = [day.visitType, day.location].filter(Boolean).join(", ");
        return (
          <li key={day.id} className="hours-line">
            <span>
              <b>{KIND_WORDS[day.kind]}</b> {time}
              {note ? `, ${note}` : null}
            </span>
            <StaffForm
              id={`remove-${day.id}`}
              action={removeDay}
              hidden={{ exceptionId: day.id }}
              submit="Remove"
              label={`Remove ${KIND_WORDS[day.kind]} ${time}`}
              tone="inline"
            />
          </li>
        );
      })}
    </ul>
  );
}
