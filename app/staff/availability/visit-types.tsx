import { CheckField, SelectField, TextField } from "@/components/staff/fields";
import { StaffForm } from "@/components/staff/form";
import type { VisitType } from "@/lib/appointment/visit-type/queries";
import { MODES } from "@/lib/appointment/visit-type/schema";
import { LEVELS, type Level } from "@/lib/triage/symptoms";
import { LEVEL_WORDS } from "../words/words";
import { addVisit, changeWho, endVisit } from "./actions";
import { MODE_WORDS } from "./choices";

function lengthOf({ minutes, bufferBefore, bufferAfter }: VisitType): string {
  const before = bufferBefore ? `, ${bufferBefore} minutes before` : "";
  const after = bufferAfter ? `, ${bufferAfter} minutes after` : "";
  return `${minutes} minutes${before}${after}`;
}

function whoWords({ levels, patientsBook }: VisitType): string {
  const all = levels.length === LEVELS.length;
  const whom = all ? "every level" : levels.map((level) => LEVEL_WORDS[level]).join(", ");
  return `For ${whom}. ${patientsBook ? "Patients book it too." : "Only staff book it."}`;
}

const BOOKED_BY = [
  { value: "staff", label: "Only staff" },
  { value: "patient", label: "Patients too" },
];

/** Which levels a kind of visit is for, and who may book it. */
function WhoFields({ levels, patientsBook }: { levels: readonly Level[]; patientsBook: boolean }) {
  return (
    <>
      <CheckField
        name="levels"
        label="For which levels"
        options={LEVELS.map((value) => ({ value, label: LEVEL_WORDS[value] }))}
        checked={levels.join(" ")}
      />
      <SelectField
        name="bookedBy"
        label="Who may book it"
        hint="Patients never book at Emergency: they get the phone."
        options={BOOKED_BY}
        defaultValue={patientsBook ? "patient" : "staff"}
      />
    </>
  );
}

function AddVisitType() {
  return (
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
      <WhoFields levels={LEVELS} patientsBook={false} />
    </StaffForm>
  );
}

type Props = {
  visits: VisitType[] /** Whether they decide whom one is open to. */;
  mayOpen: boolean;
};

/** The kinds of visit that can be booked, with their lengths and for whom they are. */
export function VisitTypes({ visits, mayOpen }: Props) {
  return (
    <>
      <ul className="bookings">
        {visits.map((visit) => (
          <li key={visit.id} className="hours-line">
            <span>
              <b>{visit.name}</b> {MODE_WORDS[visit.mode]}, {lengthOf(visit)}
              <span className="quiet block">{whoWords(visit)}</span>
            </span>
            {mayOpen ? (
              <StaffForm
                summary="Change who"
                id={`who-${visit.id}`}
                action={changeWho}
                hidden={{ visitTypeId: visit.id }}
                submit="Save"
                label={`Save for whom ${visit.name} is`}
                tone="inline"
              >
                <WhoFields {...visit} />
              </StaffForm>
            ) : null}
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
      {mayOpen ? (
        <AddVisitType />
      ) : (
        <p className="quiet">An admin adds kinds of visit, and says who may book them.</p>
      )}
    </>
  );
}
