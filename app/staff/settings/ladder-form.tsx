import { TextField } from "@/components/staff/fields";
import { StaffForm } from "@/components/staff/form";
import type { SettingNow } from "@/lib/settings/queries";
import { saveLadder } from "./actions";
import { SettingHistory } from "./setting-history";
import { FIELD_WORDS } from "./setting-words";

/** After how many minutes an emergency that nobody has seen to is told to whom. */
export function LadderForm({ ladder }: { ladder: SettingNow<"ladder"> }) {
  return (
    <section className="day" aria-labelledby="ladder">
      <h2 id="ladder">An emergency that nobody has seen to</h2>
      <p>It stands on every staff screen at once. These people get a message as well.</p>
      <StaffForm
        id="ladder-form"
        action={saveLadder}
        hidden={{ version: ladder.version }}
        submit="Save the minutes"
      >
        <div className="field-row">
          {(["on_call", "on_duty", "manager"] as const).map((name) => (
            <TextField
              key={name}
              name={name}
              label={FIELD_WORDS[name] ?? name}
              defaultValue={ladder.value[name]}
              autoComplete="off"
              maxLength={3}
            />
          ))}
        </div>
      </StaffForm>
      <SettingHistory
        settingKey="ladder"
        setting={ladder}
        untouched="As this installation was set up"
      />
    </section>
  );
}
