import { wait } from "@/app/staff/calendar/waiting/actions";
import { EndWaitForm } from "@/app/staff/calendar/waiting/end-wait-form";
import { DAY_PART_WORDS, offerWords, wantedWords } from "@/app/staff/words/wait-words";
import { SelectField } from "@/components/staff/fields";
import { StaffForm } from "@/components/staff/form";
import { listOpenLocations } from "@/lib/appointment/hours/queries";
import { listVisitTypes } from "@/lib/appointment/visit-type/queries";
import { findWait } from "@/lib/appointment/waitlist/queries";
import { DAY_PARTS, WAIT_WEEKS } from "@/lib/appointment/waitlist/schema";
import { listClinicians } from "@/lib/auth/queries";
import { alsoHolds } from "@/lib/auth/require-staff";
import type { StepProps } from "./load";

const WEEKS = WAIT_WEEKS.map((weeks) => ({
  value: weeks,
  label: weeks === "1" ? "Within 1 week" : `Within ${weeks} weeks`,
}));
const PARTS = DAY_PARTS.map((value) => ({ value, label: DAY_PART_WORDS[value] }));

type Named = { id: string; name: string };
const options = (first: string, rows: readonly Named[]) => [
  { value: "", label: first },
  ...rows.map(({ id, name }) => ({ value: id, label: name })),
];

/** The patient's place on the waiting list, or the form that puts them there. */
export async function WaitStep({ intake, staff }: StepProps) {
  const scheduler = alsoHolds(staff, "appointment:book");
  const planner = alsoHolds(staff, "availability:manage");
  if (!scheduler || !planner || intake.level === "EMERGENCY") return null;
  const waits = await findWait(scheduler, intake.id);
  if (waits)
    return (
      <div>
        <p>
          <b>On the waiting list:</b> {wantedWords(waits)}. {offerWords(waits)}.
        </p>
        <EndWaitForm entryId={waits.id} />
      </div>
    );
  const [visits, clinicians, locations] = await Promise.all([
    listVisitTypes(scheduler),
    listClinicians(planner),
    listOpenLocations(planner),
  ]);
  return (
    <StaffForm
      summary="Nothing fits: waiting list"
      id="wait-form"
      action={wait}
      hidden={{ intakeId: intake.id }}
      submit="Put on the waiting list"
    >
      <SelectField
        name="visitTypeId"
        label="Kind of visit"
        options={options("Choose the kind of visit", visits)}
      />
      <SelectField name="clinicianId" label="With" options={options("Anyone", clinicians)} />
      <SelectField name="locationId" label="Where" options={options("Anywhere", locations)} />
      <SelectField name="dayPart" label="Time of day" options={PARTS} />
      <SelectField
        name="weeks"
        label="Wanted"
        hint="After that, the patient is listed under Needs attention."
        options={[{ value: "", label: "Choose until when" }, ...WEEKS]}
      />
    </StaffForm>
  );
}
