import { TextField } from "@/components/staff/fields";
import { StaffForm } from "@/components/staff/form";
import type { SettingNow } from "@/lib/settings/queries";
import { saveContact } from "./actions";
import { SettingHistory } from "./setting-history";
import { FIELD_WORDS } from "./setting-words";

const HINTS: Partial<Record<string, string>> = {
  phone: "On every patient page. Empty: no number is shown.",
  emergency: "Such as 911 or 112. Every patient page asks people in danger to call it.",
};

/** The clinic's name and the numbers that patients are told. */
export function ContactForm({ contact }: { contact: SettingNow<"contact"> }) {
  return (
    <section className="day" aria-labelledby="contact">
      <h2 id="contact">What patients are told</h2>
      {contact.own ? null : <p className="quiet">As this installation was set up.</p>}
      <StaffForm
        id="contact-form"
        action={saveContact}
        hidden={{ version: contact.version }}
        submit="Save what patients are told"
      >
        <div className="field-row">
          {Object.entries(contact.value).map(([name, value]) => (
            <TextField
              key={name}
              name={name}
              label={FIELD_WORDS[name] ?? name}
              hint={HINTS[name]}
              defaultValue={value}
              autoComplete="off"
              maxLength={name === "name" ? 80 : 40}
            />
          ))}
        </div>
      </StaffForm>
      <SettingHistory
        settingKey="contact"
        setting={contact}
        untouched="As this installation was set up"
      />
    </section>
  );
}
