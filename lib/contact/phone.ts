import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js/min";
import { env } from "@/lib/env";

/**
 * A phone number as typed, any spacing, in E.164; null when it cannot be one. Without a country
 * code it is read as a number of the clinic's country.
 */
export function readPhone(typed: string): string | null {
  const country = env().CLINIC_COUNTRY as CountryCode;
  const number = parsePhoneNumberFromString(typed, country);
  return number?.isPossible() ? number.number : null;
}
