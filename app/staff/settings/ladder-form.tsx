import type { SettingNow } from "@/lib/clinic/settings/queries";
import { saveLadder } from "./actions";
import { SettingField } from "./setting-field";
import { SettingForm } from "./setting-form";
import { AS_SET_UP, CLINIC_SETTINGS } from "./setting-words";

/** Who is notified of an unacknowledged emergency, and after how many minutes. */
export function LadderForm({ ladder }: { ladder: SettingNow<"ladder"> }) {
  return (
    <SettingForm
      settingKey="ladder"
      setting={ladder}
      action={saveLadder}
      title={CLINIC_SETTINGS.ladder}
      submit="Save minutes"
      untouched={AS_SET_UP}
    >
      <p>
        They appear on every staff screen right away. These people also get a message, where
        messages are set up.
      </p>
      <div className="field-row">
        {(["on_call", "on_duty", "manager"] as const).map((name) => (
          <SettingField
            key={name}
            of="ladder"
            name={name}
            value={ladder.value[name]}
            maxLength={3}
          />
        ))}
      </div>
    </SettingForm>
  );
}
