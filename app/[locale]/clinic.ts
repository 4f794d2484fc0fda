import { setting } from "@/lib/clinic/settings/current-settings";
import { env } from "@/lib/env";

/** What patient pages say about the clinic. `phone` is "" when the clinic gave none. */
export function clinicFacts() {
  const settings = env();
  const contact = setting("contact");
  return {
    clinic: contact.name,
    phone: contact.phone,
    number: contact.emergency,
    crisis: contact.crisis,
    poison: contact.poison,
    /** Where emergency calls can be texted, and the relay service; "" where the clinic set none. */
    textEmergency: contact.text_emergency ?? "",
    relay: contact.relay ?? "",
    days: settings.DRAFT_DAYS,
    minutes: settings.ABANDONED_MINUTES,
    timeZone: settings.CLINIC_TIME_ZONE,
    /** The origin at which browsers reach the service, without a trailing slash. */
    address: settings.APP_URL,
    leaveTo: settings.LEAVE_URL,
    demo: settings.DEMO,
    secure: settings.APP_URL.startsWith("https:"),
  };
}

export type ClinicFacts = ReturnType<typeof clinicFacts>;
