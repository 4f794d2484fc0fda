import { dayText } from "@/app/staff/words/clock";
import { SelectField, TextField } from "@/components/staff/fields";
import { StaffForm } from "@/components/staff/form";
import { listRecalls } from "@/lib/appointment/recall/queries";
import { RECALL_WEEKS } from "@/lib/appointment/recall/schema";
import { alsoHolds } from "@/lib/auth/require-staff";
import { recall } from "./actions";
import type { StepProps } from "./load";

const WEEKS = RECALL_WEEKS.map((weeks) => ({
  value: weeks,
  label: weeks === "1" ? "In 1 week" : `In ${weeks} weeks`,
}));

/** When the patient is to be recalled, and a form to set that. */
export async function Recalls({ intake, staff }: StepProps) {
  const scheduler = alsoHolds(staff, "appointment:book");
  if (!scheduler) return null;
  const recalls = await listRecalls(scheduler, intake.id);
  return (
    <>
      {recalls.map(({ id, dueAt, reason, createdByName }) => (
        <p key={id}>
          <b>Recall from {dayText(dueAt)}</b>, set by {createdByName}
          {reason ? `: ${reason}` : null}
        </p>
      ))}
      <StaffForm
        summary="Recall later"
        id="recall-form"
        action={recall}
        hidden={{ intakeId: intake.id }}
        submit="Save recall"
      >
        <SelectField
          name="weeks"
          label="When"
          hint="From that day on, the patient is listed under Needs attention."
          options={[{ value: "", label: "Choose when" }, ...WEEKS]}
        />
        <TextField name="reason" label="Why" maxLength={500} />
      </StaffForm>
    </>
  );
}
