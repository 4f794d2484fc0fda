import type { SettingNow } from "@/lib/clinic/settings/queries";
import { saveVisits } from "./actions";
import { SettingField } from "./setting-field";
import { SettingForm } from "./setting-form";
import { CLINIC_SETTINGS, DEFAULT } from "./setting-words";

const HINTS: Record<string, string> = {
  reminder_first: "Leave it blank to send none.",
  reminder_second: "Leave it blank to send none.",
  notice: "After that the patient is asked to call.",
  lead: "So that they can come, and you know of it. 0 lets them book a visit that begins now.",
  video: "Begins with https://. Leave it blank if patients cannot book a visit by video.",
};

/** When patients are reminded of visits, and what they can book and change themselves. */
export function VisitsForm({ visits }: { visits: SettingNow<"visits"> }) {
  return (
    <SettingForm
      settingKey="visits"
      setting={visits}
      action={saveVisits}
      title={CLINIC_SETTINGS.visits}
      submit="Save visits"
      untouched={DEFAULT}
    >
      <div className="field-row">
        {(["reminder_first", "reminder_second", "notice", "lead", "video"] as const).map((name) => (
          <SettingField
            key={name}
            of="visits"
            name={name}
            value={visits.value[name]}
            hint={HINTS[name]}
            maxLength={name === "video" ? 200 : 3}
          />
        ))}
      </div>
    </SettingForm>
  );
}
