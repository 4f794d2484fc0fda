import type { SettingNow } from "@/lib/clinic/settings/queries";
import { saveLadder } from "./actions";
import { SettingField } from "./setting-field";
import { SettingForm } from "./setting-form";
import { AS_SET_UP } from "./setting-words";

/** After how many minutes an emergency that nobody has seen to is told to whom. */
export function LadderForm({ ladder }: { ladder: SettingNow<"ladder"> }) {
  return (
    <SettingForm
      settingKey="ladder"
      setting={ladder}
      action={saveLadder}
      title="An emergency that nobody has seen to"
      submit="Save the minutes"
      untouched={AS_SET_UP}
    >
      <p>It stands on every staff screen at once. These people get a message as well.</p>
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
