import { SelectField } from "@/components/staff/fields";
import type { SettingNow } from "@/lib/clinic/settings/queries";
import { saveBlind } from "./actions";
import { SettingForm } from "./setting-form";
import { CLINIC_SETTINGS, DEFAULT, fieldWords } from "./setting-words";

/** Whether clinicians give a level of their own to some intakes before they see that of the triage. */
export function BlindForm({ blind }: { blind: SettingNow<"blind"> }) {
  return (
    <SettingForm
      settingKey="blind"
      setting={blind}
      action={saveBlind}
      title={CLINIC_SETTINGS.blind}
      submit="Save blind reviews"
      untouched={DEFAULT}
    >
      <p>
        A random tenth of the intakes below Emergency opens for each clinician without its level,
        until they give their own. The queue still shows every level, so that no alarm is hidden.
        The form asks whether they have seen it there; only where they have not does the safety page
        count the review as blind and compare the levels.
      </p>
      <SelectField
        // Resetting a form brings a select back to its first value.
        key={blind.value.share}
        name="share"
        label={fieldWords("blind", "share")}
        options={[
          { value: "off", label: "None" },
          { value: "tenth", label: "A random tenth" },
        ]}
        defaultValue={blind.value.share}
      />
    </SettingForm>
  );
}
