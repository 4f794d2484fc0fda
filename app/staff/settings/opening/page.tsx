import type { Metadata } from "next";
import { TextArea } from "@/components/staff/fields";
import { requireStaff } from "@/lib/auth/require-staff";
import { WEEKDAYS } from "@/lib/clinic/settings/opening";
import { getSetting } from "@/lib/clinic/settings/queries";
import { saveOpening } from "../actions";
import { loadPlace, PlaceLinks, type PlaceSearch } from "../place";
import { SettingField } from "../setting-field";
import { SettingForm } from "../setting-form";
import { AS_CLINIC, DEFAULT, fieldWords } from "../setting-words";
import { SettingsHead } from "../settings-nav";

export const metadata: Metadata = { title: "Opening hours" };

/**
 * The opening hours of the clinic or a location; targets in working days and opening hours use
 * them.
 */
export default async function OpeningPage({ searchParams }: { searchParams: PlaceSearch }) {
  const staff = await requireStaff("settings:manage", "/staff/settings/opening");
  const place = await loadPlace(staff, searchParams);
  const opening = await getSetting(staff, "opening", place.id);
  return (
    <>
      <SettingsHead title="Opening hours" />
      <PlaceLinks path="/staff/settings/opening" place={place} />
      <SettingForm
        key={place.id}
        settingKey="opening"
        scope={place.id}
        setting={opening}
        action={saveOpening}
        title={`Hours and holidays of ${place.name}`}
        submit="Save hours and holidays"
        untouched={place.id ? AS_CLINIC : DEFAULT}
      >
        <p>
          For example, 09:00-17:00, or 08:00-12:00, 13:00-18:00. Leave blank if closed. Enter
          00:00-24:00 if open day and night.
        </p>
        <div className="field-row days">
          {WEEKDAYS.map((day) => (
            <SettingField
              key={day}
              of="opening"
              name={day}
              value={opening.value[day]}
              maxLength={100}
            />
          ))}
        </div>
        <TextArea
          name="holidays"
          label={fieldWords("opening", "holidays")}
          hint="One date per line, with a name if you like: 2026-12-25 Christmas."
          rows={6}
          defaultValue={opening.value.holidays}
          maxLength={20_000}
        />
      </SettingForm>
    </>
  );
}
