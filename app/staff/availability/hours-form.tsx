import { CheckField, SelectField, TextField } from "@/components/staff/fields";
import { StaffForm } from "@/components/staff/form";
import type { OpenLocation } from "@/lib/appointment/hours/queries";
import { EVERY_WEEKS, RELEASE_HOURS, WEEKDAY_NUMBERS } from "@/lib/appointment/hours/schema";
import type { VisitType } from "@/lib/appointment/visit-type/queries";
import { add, paint } from "./actions";
import { locationChoices, visitChoices, WEEKDAY_WORDS } from "./choices";
import type { Painted } from "./painted";
import { WeekPainter } from "./week-painter";

export type FormProps = {
  clinicianId: string;
  visits: VisitType[];
  locations: OpenLocation[];
  today: string;
  zone: string;
};

/** For what the hours are, where, kept for whom, and how long they hold. */
function OfHours({ visits, locations, today, zone }: Omit<FormProps, "clinicianId">) {
  return (
    <div className="field-row paint-with">
      <SelectField name="visitTypeId" label="For" options={visitChoices(visits)} />
      <SelectField name="locationId" label="Location" options={locationChoices(locations)} />
      <SelectField
        name="heldFor"
        label="Kept for"
        options={[
          { value: "", label: "Everyone" },
          { value: "URGENT", label: "Urgent and above" },
          { value: "SOON", label: "Soon and above" },
        ]}
      />
      <SelectField
        name="releaseHours"
        label="Open to everyone"
        defaultValue="24"
        options={RELEASE_HOURS.map((value) => ({ value, label: `${value} hours before` }))}
      />
      <SelectField
        name="everyWeeks"
        label="Repeat"
        options={EVERY_WEEKS.map((value) => ({
          value,
          label: value === "1" ? "Every week" : `Every ${value} weeks`,
        }))}
      />
      <TextField name="validFrom" label="First day" type="date" defaultValue={today} />
      <TextField name="validTo" label="Last day (optional)" type="date" />
      <p className="quiet">By the clock of the location, else of the clinic ({zone}).</p>
    </div>
  );
}

/** Adds hours that are painted in a week to the usual week of a clinician. */
export function PaintForm({ hours, clinicianId, ...props }: FormProps & { hours: Painted[] }) {
  return (
    <StaffForm id="paint-form" action={paint} hidden={{ clinicianId }} submit="Add hours" keeps>
      <WeekPainter name="ranges" hours={hours} />
      <OfHours {...props} />
    </StaffForm>
  );
}

/** The same by typing. */
export function HoursForm({ clinicianId, ...props }: FormProps) {
  return (
    <StaffForm
      summary="Or type usual hours"
      id="hours-form"
      action={add}
      hidden={{ clinicianId }}
      submit="Add typed hours"
      keeps
    >
      <CheckField
        name="weekdays"
        label="Days"
        options={WEEKDAY_NUMBERS.map((value, at) => ({ value, label: WEEKDAY_WORDS[at] }))}
      />
      <div className="field-row">
        <TextField name="from" label="From" type="time" defaultValue="09:00" />
        <TextField name="to" label="To" type="time" defaultValue="12:00" />
      </div>
      <OfHours {...props} />
    </StaffForm>
  );
}
