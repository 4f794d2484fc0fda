import { dateText, monthDayText, weekdayText } from "@/app/staff/words/clock";
import { CheckField, RadioField, SelectField, TextField } from "@/components/staff/fields";
import { StaffForm } from "@/components/staff/form";
import type { DifferentDay } from "@/lib/appointment/hours/different-days";
import { holidaysFrom } from "@/lib/appointment/hours/holidays";
import type { OpenLocation } from "@/lib/appointment/hours/queries";
import { addDay, closeHolidays, removeDay } from "./actions";
import { locationChoices, visitChoices } from "./choices";
import type { FormProps } from "./hours-form";
import { isWhole, markedDays, type Span, spanOf } from "./marked-days";
import { Months } from "./months";

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
          hint="The times are those of the clock there."
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
    ({ date }) => !known.some((day) => spanOf(day).first === date),
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

/** The dates, and the times where it does not take whole days: "Fri, Dec 4" and "12:30 to 17:00". */
function whenWords(span: Span): { date: string; time: string | null } {
  const { first, from, last, to } = span;
  const end = first.slice(0, 7) === last.slice(0, 7) ? Number(last.slice(8)) : monthDayText(last);
  const date = first === last ? weekdayText(first) : `${monthDayText(first)} to ${end}`;
  const time = to === "24:00" ? `from ${from}` : `${from} to ${to}`;
  return { date, time: isWhole(span) ? null : time };
}

/** What differs, where it is not everywhere, and for whom it is not this clinician alone. */
function whatWords({ kind, reason, location, visitType }: DifferentDay, time: string | null) {
  const what = {
    leave: "Leave",
    extra: "Extra hours",
    closed: reason ? `Closed: ${reason}` : "Closed",
  };
  const more = kind === "closed" ? [location ?? "everybody"] : [visitType, location];
  return {
    what: [what[kind], time].filter(Boolean).join(" "),
    more: more.filter(Boolean).join(", "),
  };
}

function DifferentLine({ day }: { day: DifferentDay }) {
  const span = spanOf(day);
  const { date, time } = whenWords(span);
  const { what, more } = whatWords(day, time);
  const mark = markedDays([day]).get(span.last) ?? "hours";
  return (
    <li>
      <span className={`date date-${isWhole(span) ? mark : "hours"}`} aria-hidden="true" />
      <b>{date}</b>
      <span>
        {what}
        {more ? <span className="quiet"> {more}</span> : null}
      </span>
      <StaffForm
        id={`remove-${day.id}`}
        action={removeDay}
        hidden={{ exceptionId: day.id }}
        submit="Remove"
        label={`Remove ${date} ${what}`}
        tone="inline"
      />
    </li>
  );
}

/** The days ahead that differ from the usual week: two months at a glance, then all of them. */
export function DifferentDays({ days, today }: { days: DifferentDay[]; today: string }) {
  return (
    <>
      <Months marks={markedDays(days)} today={today} />
      {days.length === 0 ? (
        <p className="empty">No day ahead differs from the usual week.</p>
      ) : (
        <ul className="different-days">
          {days.map((day) => (
            <DifferentLine key={day.id} day={day} />
          ))}
        </ul>
      )}
    </>
  );
}
