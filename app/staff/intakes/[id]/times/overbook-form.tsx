import { locationChoices } from "@/app/staff/availability/choices";
import { OVERBOOK_WORDS } from "@/app/staff/words/words";
import { SelectField, TextField } from "@/components/staff/fields";
import { StaffForm } from "@/components/staff/form";
import type { OpenLocation } from "@/lib/appointment/hours/queries";
import { OVERBOOK_REASONS } from "@/lib/appointment/schema";
import type { NamedPerson } from "@/lib/auth/queries";
import { overbookThere } from "../actions";
import type { Purpose } from "../time-choice";

type Props = {
  purpose: Purpose;
  visitTypeId: string;
  clinicians: NamedPerson[];
  locations: OpenLocation[];
  zone: string;
};

/** Books a time that nobody offers, beside what is there: on purpose, with a reason. */
export function OverbookForm({ purpose, visitTypeId, clinicians, locations, zone }: Props) {
  const { intakeId, version, booked, queue } = purpose;
  return (
    <StaffForm
      summary="Book another time on purpose"
      id="overbook-form"
      action={overbookThere}
      hidden={{
        ...{ intakeId, visitTypeId, version: String(version ?? ""), booked: String(booked) },
        ...(queue ? { queue } : {}),
      }}
      submit="Book beside other visits"
      tone="quiet"
    >
      <p>
        This books beside other visits, or outside the hours. The reason stands in the calendar, on
        the intake and in the audit log.
      </p>
      <div className="field-row">
        <SelectField
          name="clinicianId"
          label="Clinician"
          options={[
            { value: "", label: "Choose a clinician" },
            ...clinicians.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <SelectField name="locationId" label="Location" options={locationChoices(locations)} />
        <TextField name="date" label="Day" type="date" />
        <TextField
          name="time"
          label="Time"
          type="time"
          hint={`By the clock of the location, else of the clinic (${zone}).`}
        />
        <SelectField
          name="reason"
          label="Reason"
          options={[
            { value: "", label: "Choose a reason" },
            ...OVERBOOK_REASONS.map((value) => ({ value, label: OVERBOOK_WORDS[value] ?? value })),
          ]}
        />
      </div>
    </StaffForm>
  );
}
