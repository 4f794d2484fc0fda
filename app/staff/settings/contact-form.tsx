import type { SettingNow } from "@/lib/clinic/settings/queries";
import { saveContact } from "./actions";
import { SettingField } from "./setting-field";
import { SettingForm } from "./setting-form";
import { AS_SET_UP, CLINIC_SETTINGS } from "./setting-words";

const HINTS: Partial<Record<string, string>> = {
  phone: "Shown on every patient page. Leave blank to show none.",
  emergency: "For example, 911 or 112.",
  text_emergency: "Only where emergency services take text messages. Leave blank to show none.",
  relay: "For people who do not hear or speak on the phone, such as 711. Leave blank to show none.",
};

/** The clinic's name and the phone numbers on patient pages. */
export function ContactForm({ contact }: { contact: SettingNow<"contact"> }) {
  // A value that was stored before these fields existed does not hold them.
  const { text_emergency = "", relay = "" } = contact.value;
  const later = { text_emergency, relay };
  return (
    <SettingForm
      settingKey="contact"
      setting={contact}
      action={saveContact}
      title={CLINIC_SETTINGS.contact}
      submit="Save contact details"
      untouched={AS_SET_UP}
    >
      <div className="field-row">
        {Object.entries({ ...contact.value, ...later }).map(([name, value]) => (
          <SettingField
            key={name}
            of="contact"
            name={name}
            value={value}
            hint={HINTS[name]}
            maxLength={name === "name" ? 80 : 40}
          />
        ))}
      </div>
    </SettingForm>
  );
}
