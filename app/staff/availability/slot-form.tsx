import { SelectField, TextField } from "@/components/staff/fields";
import { StaffForm } from "@/components/staff/form";
import { SLOT_MINUTES } from "@/lib/appointment/schema";
import type { NamedPerson } from "@/lib/auth/queries";
import { open } from "./actions";

type Props = { clinicians: NamedPerson[]; tomorrow: string; zone: string };

/** Adds the slots of one clinician on one day. Times are in the clinic's time zone. */
export function SlotForm({ clinicians, tomorrow, zone }: Props) {
  return (
    <div className="panel print:hidden">
      <StaffForm summary="Add availability" id="open-form" action={open} submit="Add slots">
        <div className="field-row">
          <SelectField
            name="clinicianId"
            label="Clinician"
            options={[
              { value: "", label: "Choose a clinician" },
              ...clinicians.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <TextField name="date" label="Date" type="date" defaultValue={tomorrow} />
          <TextField name="from" label="From" type="time" defaultValue="09:00" />
          <TextField name="to" label="To" type="time" defaultValue="12:00" />
          <SelectField
            name="minutes"
            label="Minutes per slot"
            defaultValue="30"
            options={SLOT_MINUTES.map((value) => ({ value, label: value }))}
          />
        </div>
        <p className="quiet">Times are in the clinic’s time zone ({zone}).</p>
      </StaffForm>
    </div>
  );
}
