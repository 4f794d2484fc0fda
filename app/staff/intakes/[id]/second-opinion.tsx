import { fullText } from "@/app/staff/words/clock";
import { LEVEL_WORDS } from "@/app/staff/words/words";
import { RadioField, TextArea } from "@/components/staff/fields";
import { StaffForm } from "@/components/staff/form";
import { alsoHolds } from "@/lib/auth/require-staff";
import type { Staff } from "@/lib/auth/staff";
import { second } from "./actions";
import type { IntakePageData } from "./load";

type Props = { intake: IntakePageData; staff: Staff<"intake:read"> };

/** A request to lower an emergency, and the form with which a second clinician decides. */
export function SecondOpinion({ intake, staff }: Props) {
  const { pending } = intake;
  if (!pending) return null;
  const target = LEVEL_WORDS[pending.level];
  return (
    <section aria-labelledby="second" className="second">
      <h2 id="second">A second clinician is needed</h2>
      <p>
        {pending.staffName} wants to lower this Emergency to {target} ({fullText(pending.createdAt)}
        ). It stays an Emergency until another clinician agrees.
      </p>
      {pending.reason ? <blockquote>{pending.reason}</blockquote> : null}
      {pending.staffId === staff.id || !alsoHolds(staff, "review:record") ? (
        <p className="font-bold">Another clinician must decide this.</p>
      ) : (
        <StaffForm
          id="second-form"
          action={second}
          hidden={{ intakeId: intake.id, version: intake.version ?? 0, reviewId: pending.id }}
          submit="Record second review"
        >
          <RadioField
            name="agrees"
            label="Do you agree?"
            options={[
              { value: "yes", label: `Yes, lower it to ${target}` },
              { value: "no", label: "No, it stays an Emergency" },
            ]}
          />
          <TextArea name="reason" label="Reason" hint="Required if you do not agree" />
        </StaffForm>
      )}
    </section>
  );
}
