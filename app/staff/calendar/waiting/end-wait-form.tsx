import { WAIT_END_WORDS } from "@/app/staff/words/wait-words";
import { SelectField } from "@/components/staff/fields";
import { StaffForm } from "@/components/staff/form";
import { WAIT_END_REASONS } from "@/lib/appointment/waitlist/schema";
import { endWait } from "./actions";

/** Takes a patient off the waiting list, with a reason. */
export function EndWaitForm({ entryId, about }: { entryId: string; about?: string }) {
  return (
    <StaffForm
      summary={about ? "Remove" : "Remove from the waiting list"}
      id={`end-${entryId}`}
      action={endWait}
      hidden={{ entryId }}
      submit="Remove"
      label={about ? `Remove from the waiting list: ${about}` : undefined}
      tone="inline"
    >
      <SelectField
        name="reason"
        label="Why they wait no longer"
        options={[
          { value: "", label: "Choose a reason" },
          ...WAIT_END_REASONS.map((value) => ({ value, label: WAIT_END_WORDS[value] })),
        ]}
      />
    </StaffForm>
  );
}
