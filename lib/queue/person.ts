import { unseal } from "@/lib/crypto/seal";
import { type Contact, ContactSchema } from "@/lib/intake/contact";
import type { Symptoms } from "@/lib/triage/symptoms";

/** The latest contact row of an intake as a statement gives it; both null when there is none. */
export type SealedContact = { contactId: string | null; contactSealed: string | null };

/** Opens the contact of a row; null when the patient has not left one. */
export function openContact({ contactId, contactSealed }: SealedContact): Contact | null {
  if (!contactId || !contactSealed) return null;
  const place = { table: "IntakeContact", column: "contactSealed", rowId: contactId };
  return ContactSchema.parse(JSON.parse(unseal(contactSealed, place)));
}

/** Whole years on this day; null without a date of birth. Dates are ISO, without a time zone. */
export function ageOn(birthDate: string | null | undefined, today: string): number | null {
  if (!birthDate) return null;
  const [year, month, day] = birthDate.split("-").map(Number);
  const [nowYear, nowMonth, nowDay] = today.split("-").map(Number);
  if (!year || !month || !day || !nowYear || !nowMonth || !nowDay) return null;
  const hadBirthday = nowMonth > month || (nowMonth === month && nowDay >= day);
  return nowYear - year - (hadBirthday ? 0 : 1);
}

/** The age a person gave in the answers, when there is no date of birth. */
export function ageAnswered(symptoms: Symptoms): number | null {
  return symptoms.age_years === undefined ? null : Math.floor(symptoms.age_years);
}
