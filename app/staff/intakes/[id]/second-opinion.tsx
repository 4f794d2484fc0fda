import { fullText } from "@/app/staff/words/clock";
import { CLOSE_WORDS, LEVEL_WORDS } from "@/app/staff/words/words";
import { RadioField, TextArea } from "@/components/staff/fields";
import { StaffForm } from "@/components/staff/form";
import { alsoHolds } from "@/lib/auth/require-staff";
import type { Staff } from "@/lib/auth/staff";
import { closeSecond, second } from "./actions";
import type { IntakePageData } from "./load";
import { StaffWords } from "./on-paper";

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
      <StaffWords text={pending.reason} paper={intake.paper} />
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

/** A request to close, without contact, what must ring, and the form of the second clinician. */
export function SecondToClose({ intake, staff }: Props) {
  const { closing } = intake;
  if (!closing) return null;
  return (
    <section aria-labelledby="second-close" className="second">
      <h2 id="second-close">Closing waits for a second clinician</h2>
      <p>
        {closing.staffName} wants to close this {LEVEL_WORDS[intake.level]} intake as “
        {CLOSE_WORDS[closing.outcome]}” ({fullText(closing.createdAt)}). No contact with the patient
        is recorded. It stays open until another clinician agrees, or until the patient is reached.
      </p>
      <StaffWords text={closing.note} paper={intake.paper} />
      {closing.staffId === staff.id || !alsoHolds(staff, "intake:close") ? (
        <p className="font-bold">Another clinician must decide this.</p>
      ) : (
        <StaffForm
          id="second-close-form"
          action={closeSecond}
          hidden={{ intakeId: intake.id, version: intake.version ?? 0, requestId: closing.id }}
          submit="Record decision"
        >
          <RadioField
            name="agrees"
            label="Do you agree to close it?"
            options={[
              { value: "yes", label: "Yes, close it" },
              { value: "no", label: "No, it stays open" },
            ]}
          />
          <TextArea name="reason" label="Reason" hint="Required if you do not agree" />
        </StaffForm>
      )}
    </section>
  );
}
