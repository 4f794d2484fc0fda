import type { SettingNow } from "@/lib/clinic/settings/queries";
import { saveClosing } from "./actions";
import { SettingField } from "./setting-field";
import { SettingForm } from "./setting-form";
import { CLINIC_SETTINGS, DEFAULT } from "./setting-words";

/** How often staff must try before an intake may be closed because they could not reach anybody. */
export function ClosingForm({ closing }: { closing: SettingNow<"closing"> }) {
  return (
    <SettingForm
      settingKey="closing"
      setting={closing}
      action={saveClosing}
      title={CLINIC_SETTINGS.closing}
      submit="Save calls"
      untouched={DEFAULT}
    >
      <SettingField of="closing" name="attempts" value={closing.value.attempts} maxLength={1} />
    </SettingForm>
  );
}
