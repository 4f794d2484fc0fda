import { env } from "@/lib/env";

/** What patient pages say about the clinic. `phone` is "" when the clinic gave none. */
export function clinicFacts() {
  const settings = env();
  return {
    clinic: settings.CLINIC_NAME,
    phone: settings.CLINIC_PHONE ?? "",
    number: settings.EMERGENCY_NUMBER,
    crisis: settings.CRISIS_LINE,
    poison: settings.POISON_LINE,
    days: settings.DRAFT_DAYS,
    minutes: settings.ABANDONED_MINUTES,
    timeZone: settings.CLINIC_TIME_ZONE,
    /** Where browsers reach us, without a slash at its end. */
    address: settings.APP_URL.replace(/\/$/, ""),
    leaveTo: settings.LEAVE_URL,
    demo: settings.DEMO,
    secure: settings.APP_URL.startsWith("https:"),
  };
}

export type ClinicFacts = ReturnType<typeof clinicFacts>;
