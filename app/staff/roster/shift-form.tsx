import { RadioField, SelectField, TextField } from "@/components/staff/fields";
import { StaffForm } from "@/components/staff/form";
import type { NamedPerson } from "@/lib/auth/queries";
import type { Repeat } from "@/lib/clinic/roster/schema";
import { add } from "./actions";

const REPEAT_OPTIONS: { value: Repeat; label: string }[] = [
  { value: "once", label: "Once" },
  { value: "daily_5", label: "5 days in a row" },
  { value: "daily_7", label: "7 days in a row" },
  { value: "weekly_4", label: "Every week for 4 weeks" },
  { value: "weekly_12", label: "Every week for 12 weeks" },
];

type Props = { people: NamedPerson[]; today: string; zone: string };

/** Adds shifts to the roster. Times are in the clinic's time zone. */
export function ShiftForm({ people, today, zone }: Props) {
  return (
    <div className="panel print:hidden">
      <StaffForm summary="Add a shift" id="shift-form" action={add} submit="Add to the roster">
        <SelectField
          name="staffId"
          label="Person"
          options={[
            { value: "", label: "Choose a person" },
            ...people.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <RadioField
          name="duty"
          label="Duty"
          options={[
            { value: "on_duty", label: "On duty" },
            { value: "on_call", label: "On call: notified first of an unacknowledged emergency" },
          ]}
        />
        <div className="field-row">
          <TextField name="firstDay" label="First day" type="date" defaultValue={today} />
          <TextField name="from" label="From" type="time" defaultValue="08:00" />
          <TextField name="lastDay" label="Last day" type="date" defaultValue={today} />
          <TextField name="to" label="To" type="time" defaultValue="18:00" />
          <SelectField name="repeat" label="Repeat" options={REPEAT_OPTIONS} />
        </div>
        <p className="quiet">Times are in the clinic’s time zone ({zone}).</p>
      </StaffForm>
    </div>
  );
}
