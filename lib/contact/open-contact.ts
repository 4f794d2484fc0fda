import { placeOf, type SealedPlace } from "@/lib/crypto/places";
import { unseal } from "@/lib/crypto/seal";
import type { Unsealing } from "@/lib/crypto/unsealing";
import { type Contact, ContactSchema } from "./contact";

/** The latest contact row of an intake as a statement returns it; both null when there is none. */
export type SealedContact = { contactId: string | null; contactSealed: string | null };

/** Opens the contact of a row; null when the patient has not left one. */
export function openContact({ contactId, contactSealed }: SealedContact): Contact | null {
  if (!contactId || !contactSealed) return null;
  return parseContact(unseal(contactSealed, contactPlace(contactId)));
}

/** The contact in an opened text. */
export function parseContact(text: string): Contact {
  return ContactSchema.parse(JSON.parse(text));
}

/**
 * The same for one row of many. When it cannot be opened, returns null and notes that in
 * `unsealing`.
 */
export function readContact(unsealing: Unsealing, sealed: SealedContact): Contact | null {
  return unsealing.take("IntakeContact", sealed.contactId, () => openContact(sealed));
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

/** The whole name; null without one. */
export function nameOf(contact: Contact | null): string | null {
  return contact ? `${contact.givenName} ${contact.familyName}`.trim() || null : null;
}

/** The place of IntakeContact.contactSealed. */
export function contactPlace(contactId: string): SealedPlace {
  return placeOf("IntakeContact.contactSealed", contactId);
}
