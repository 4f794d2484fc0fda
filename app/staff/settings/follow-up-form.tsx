import type { SettingNow } from "@/lib/clinic/settings/queries";
import { saveFollowUp } from "./actions";
import { SettingField } from "./setting-field";
import { SettingForm } from "./setting-form";
import { CLINIC_SETTINGS, DEFAULT } from "./setting-words";

/** How long staff have to record whether a patient came, and patients to answer. */
export function FollowUpForm({ followUp }: { followUp: SettingNow<"follow_up"> }) {
  return (
    <SettingForm
      settingKey="follow_up"
      setting={followUp}
      action={saveFollowUp}
      title={CLINIC_SETTINGS.follow_up}
      submit="Save hours"
      untouched={DEFAULT}
    >
      <p>
        When no one has recorded by then whether the patient came, an intake at Soon or above is
        back in the queue.
      </p>
      <div className="field-row">
        <SettingField
          of="follow_up"
          name="unrecorded"
          value={followUp.value.unrecorded}
          maxLength={2}
        />
        <SettingField
          of="follow_up"
          name="offer_hours"
          value={followUp.value.offer_hours}
          maxLength={2}
        />
        <SettingField
          of="follow_up"
          name="question_hours"
          value={followUp.value.question_hours}
          hint="At the latest when the intake itself is due. Then it comes up under Needs attention."
          maxLength={2}
        />
      </div>
    </SettingForm>
  );
}
