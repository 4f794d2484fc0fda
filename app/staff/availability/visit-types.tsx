import { SelectField, TextField } from "@/components/staff/fields";
import { StaffForm } from "@/components/staff/form";
import type { VisitType } from "@/lib/appointment/visit-type/queries";
import { MODES } from "@/lib/appointment/visit-type/schema";
import { addVisit, endVisit } from "./actions";
import { MODE_WORDS } from "./choices";

function lengthOf({ minutes, bufferBefore, bufferAfter }: VisitType): string {
  const before = bufferBefore ? `, ${bufferBefore} minutes before` : "";
  const after = bufferAfter ? `, ${bufferAfter} minutes after` : "";
  return `${minutes} minutes${before}${after}`;
}

/** The kinds of visit that can be booked, with their lengths. */
export function VisitTypes({ visits }: { visits: VisitType[] }) {
  return (
    <>
      <ul className="bookings">
        {visits.map((visit) => (
          <li key={visit.id} className="hours-line">
            <span>
              <b>{visit.name}</b> {MODE_WORDS[visit.mode]}, {lengthOf(visit)}
            </span>
            <StaffForm
              id={`end-${visit.id}`}
              action={endVisit}
              hidden={{ visitTypeId: visit.id }}
              submit="End"
              label={`End ${visit.name}`}
              tone="inline"
            />
          </li>
        ))}
      </ul>
      <StaffForm
        summary="Add a kind of visit"
        id="visit-form"
        action={addVisit}
        submit="Add kind of visit"
        tone="quiet"
      >
        <div className="field-row">
          <TextField name="name" label="Name" maxLength={60} />
          <SelectField
            name="mode"
            label="How"
            options={MODES.map((value) => ({ value, label: MODE_WORDS[value] }))}
          />
          <TextField name="minutes" label="Minutes" defaultValue="30" />
          <TextField name="bufferBefore" label="Minutes free before" defaultValue="0" />
          <TextField name="bufferAfter" label="Minutes free after" defaultValue="0" />
        </div>
      </StaffForm>
    </>
  );
}
