import type { SettingNow } from "@/lib/clinic/settings/queries";
import { TEXTS_A_DAY } from "@/lib/notify/text-limit";
import { saveTexts } from "./actions";
import { SettingField } from "./setting-field";
import { SettingForm } from "./setting-form";
import { CLINIC_SETTINGS, DEFAULT } from "./setting-words";

/** To whom patients' text messages go, and how many in a day. */
export function TextsForm({ texts }: { texts: SettingNow<"texts"> }) {
  return (
    <SettingForm
      settingKey="texts"
      setting={texts}
      action={saveTexts}
      title={CLINIC_SETTINGS.texts}
      submit="Save text messages"
      untouched={DEFAULT}
    >
      <p>
        One number gets {TEXTS_A_DAY} within a day at most. What is not sent comes up under Needs
        attention, and admins get a message when the limit of the day is reached. Alarms to staff
        are never limited.
      </p>
      <div className="field-row">
        <SettingField
          of="texts"
          name="countries"
          value={texts.value.countries}
          hint="Two-letter codes such as CA, MX. Leave blank for the clinic's own country alone."
          maxLength={200}
        />
        <SettingField of="texts" name="most" value={texts.value.most} maxLength={5} />
      </div>
    </SettingForm>
  );
}
