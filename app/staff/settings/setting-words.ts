import type { SettingKey } from "@/lib/clinic/settings/schema";
import { LEVEL_WORDS } from "../words/words";

/** The fields of the settings as their labels name them; the history uses the same words. */
const FIELD_WORDS: Record<SettingKey, Record<string, string>> = {
  contact: {
    name: "Name of the clinic",
    phone: "Phone of the clinic",
    emergency: "Emergency number",
    crisis: "Crisis line",
    poison: "Poison line",
  },
  ladder: {
    on_call: "Minutes until who is on call is told",
    on_duty: "Minutes until everybody on duty is told",
    manager: "Minutes until the admins are told",
  },
  opening: {
    mon: "Monday",
    tue: "Tuesday",
    wed: "Wednesday",
    thu: "Thursday",
    fri: "Friday",
    sat: "Saturday",
    sun: "Sunday",
    holidays: "Holidays",
  },
  targets: {
    emergency: `${LEVEL_WORDS.EMERGENCY}, minutes`,
    urgent: `${LEVEL_WORDS.URGENT}, minutes`,
    soon: `${LEVEL_WORDS.SOON}, how many`,
    soon_unit: `${LEVEL_WORDS.SOON}, counted in`,
    routine: `${LEVEL_WORDS.ROUTINE}, how many`,
    routine_unit: `${LEVEL_WORDS.ROUTINE}, counted in`,
  },
  wording: {
    subject: "Subject of the e-mail",
    text: "E-mail, before the link",
    sms: "Text message",
  },
};

/** A field in words; one of a later version is shown as it is. */
export const fieldWords = (key: SettingKey, field: string): string =>
  FIELD_WORDS[key][field] ?? field;

/** Where a value comes from that nobody has set. */
export const AS_SET_UP = "As this installation was set up";
export const AS_DELIVERED = "As delivered";
export const AS_CLINIC = "As for the whole clinic";
