import { CheckField, SelectField, TextField } from "@/components/staff/fields";
import { StaffForm } from "@/components/staff/form";
import type { OpenLocation } from "@/lib/appointment/hours/queries";
import { EVERY_WEEKS, RELEASE_HOURS, WEEKDAY_NUMBERS } from "@/lib/appointment/hours/schema";
import type { VisitType } from "@/lib/appointment/visit-type/queries";
import { add } from "./actions";
import { locationChoices, visitChoices, WEEKDAY_WORDS } from "./choices";

export type FormProps = {
  clinicianId: string;
  visits: VisitType[];
  locations: OpenLocation[];
  today: string;
  zone: string;
};

/** Adds hours to the usual week of a clinician. Times are in the clinic's time zone. */
export function HoursForm({ clinicianId, visits, locations, today, zone }: FormProps) {
  return (
    <StaffForm
      summary="Add usual hours"
      id="hours-form"
      action={add}
      hidden={{ clinicianId }}
      submit="Add hours"
    >
      <CheckField
        name="weekdays"
        label="Days"
        options={WEEKDAY_NUMBERS.map((value, at) => ({ value, label: WEEKDAY_WORDS[at] }))}
      />
      <div className="field-row">
        <TextField name="from" label="From" type="time" defaultValue="09:00" />
        <TextField name="to" label="To" type="time" defaultValue="12:00" />
        <SelectField name="visitTypeId" label="For" options={visitChoices(visits)} />
        <SelectField name="locationId" label="Location" options={locationChoices(locations)} />
      </div>
      <div className="field-row">
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
      </div>
      <p className="quiet">Times are in the clinic’s time zone ({zone}).</p>
    </StaffForm>
  );
}
