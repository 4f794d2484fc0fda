import { plainWords } from "@/app/staff/words/words";
import { SelectField } from "@/components/staff/fields";
import type { Setting } from "@/lib/clinic/settings/schema";
import { TARGET_UNITS } from "@/lib/clinic/settings/targets";
import { SettingField } from "../setting-field";
import { fieldWords } from "../setting-words";

const UNITS = TARGET_UNITS.map((value) => ({ value, label: plainWords(value) }));

/**
 * A target for each level: minutes around the clock, or time that counts only while the clinic is
 * open.
 */
export function TargetFields({ value }: { value: Setting<"targets"> }) {
  return (
    <>
      <p>
        Staff must contact the patient within this time. Emergency and Urgent targets run day and
        night.
      </p>
      <div className="field-row">
        {(["emergency", "urgent"] as const).map((name) => (
          <SettingField
            key={name}
            of="targets"
            name={name}
            value={value[name]}
            hint={name === "emergency" ? "At most 15." : "At most 240 (4 hours)."}
            maxLength={4}
          />
        ))}
      </div>
      {(["soon", "routine"] as const).map((name) => (
        <div key={name} className="field-row">
          <SettingField of="targets" name={name} value={value[name]} maxLength={4} />
          <SelectField
            // Resetting a form brings a select back to its first value.
            key={value[`${name}_unit`]}
            name={`${name}_unit`}
            label={fieldWords("targets", `${name}_unit`)}
            options={UNITS}
            defaultValue={value[`${name}_unit`]}
          />
        </div>
      ))}
    </>
  );
}
