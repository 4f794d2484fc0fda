import {
  type CountryCode,
  getCountryCallingCode,
  parsePhoneNumberFromString,
} from "libphonenumber-js/min";
import { env } from "@/lib/env";
import { setting } from "./settings/current-settings";

/**
 * Whether patients are texted at this number (E.164): one of the clinic's own country, or of a country
 * that an admin named, and none that costs extra. A number whose country nobody knows counts as of the
 * country whose calling code it has.
 */
export function isTextable(number: string): boolean {
  const countries = [
    env().CLINIC_COUNTRY,
    ...setting("texts").countries.split(/, /).filter(Boolean),
  ];
  const read = parsePhoneNumberFromString(number);
  if (!read || read.getType() === "PREMIUM_RATE") return false;
  if (read.country) return countries.includes(read.country);
  return countries.some(
    (each) => getCountryCallingCode(each as CountryCode) === read.countryCallingCode,
  );
}
