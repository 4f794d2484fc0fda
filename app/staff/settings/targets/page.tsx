import type { Metadata } from "next";
import { requireStaff } from "@/lib/auth/require-staff";
import { getSetting } from "@/lib/clinic/settings/queries";
import { previewRecount } from "@/lib/deadline/recount";
import { saveTargets } from "../actions";
import { loadPlace, PlaceLinks, type PlaceSearch } from "../place";
import { SettingForm } from "../setting-form";
import { AS_CLINIC, DEFAULT } from "../setting-words";
import { SettingsHead } from "../settings-nav";
import { RecountForm } from "./recount-form";
import { TargetFields } from "./target-fields";

export const metadata: Metadata = { title: "Targets" };

/** The time within which staff contact the patient, by level, for the clinic or a location. */
export default async function TargetsPage({ searchParams }: { searchParams: PlaceSearch }) {
  const staff = await requireStaff("settings:manage", "/staff/settings/targets");
  const place = await loadPlace(staff, searchParams);
  const targets = await getSetting(staff, "targets", place.id);
  return (
    <>
      <SettingsHead title="Targets" />
      <PlaceLinks path="/staff/settings/targets" place={place} />
      <SettingForm
        key={place.id}
        settingKey="targets"
        scope={place.id}
        setting={targets}
        action={saveTargets}
        title={`Targets of ${place.name}`}
        submit="Save targets"
        untouched={place.id ? AS_CLINIC : DEFAULT}
      >
        <TargetFields value={targets.value} />
      </SettingForm>
      <RecountForm count={await previewRecount(staff)} />
    </>
  );
}
