import type { Metadata } from "next";
import { requireStaff } from "@/lib/auth/require-staff";
import { getSetting } from "@/lib/clinic/settings/queries";
import { BlindForm } from "./blind-form";
import { ClosingForm } from "./closing-form";
import { ContactForm } from "./contact-form";
import { FollowUpForm } from "./follow-up-form";
import { LadderForm } from "./ladder-form";
import { RetentionForm } from "./retention-form";
import { CLINIC_SETTINGS } from "./setting-words";
import { SettingsHead } from "./settings-nav";
import { TextsForm } from "./texts-form";
import { VisitsForm } from "./visits-form";

export const metadata: Metadata = { title: "Settings" };

/** The clinic's contact details, who is notified of an unacknowledged emergency, closing, and visits. */
export default async function SettingsPage() {
  const staff = await requireStaff("settings:manage", "/staff/settings");
  return (
    <>
      <SettingsHead title="Settings" />
      <nav aria-label="On this page" className="weeks">
        <span className="quiet">On this page:</span>
        {Object.entries(CLINIC_SETTINGS).map(([key, name]) => (
          <a key={key} href={`#setting-${key}`}>
            {name}
          </a>
        ))}
      </nav>
      <ContactForm contact={await getSetting(staff, "contact")} />
      <LadderForm ladder={await getSetting(staff, "ladder")} />
      <ClosingForm closing={await getSetting(staff, "closing")} />
      <VisitsForm visits={await getSetting(staff, "visits")} />
      <TextsForm texts={await getSetting(staff, "texts")} />
      <FollowUpForm followUp={await getSetting(staff, "follow_up")} />
      <BlindForm blind={await getSetting(staff, "blind")} />
      <RetentionForm retention={await getSetting(staff, "retention")} />
    </>
  );
}
