import type { SettingKey } from "@/lib/clinic/settings/schema";
import { LEVEL_WORDS } from "../words/words";

/** The settings that have one value for the whole clinic, in the order of their page, and their names. */
export const CLINIC_SETTINGS = {
  contact: "Contact details for patients",
  ladder: "Unacknowledged emergencies",
  closing: "Closing",
  visits: "Visits",
  texts: "Text messages to patients",
  follow_up: "Follow-ups",
  blind: "Blind reviews",
  retention: "Retention",
} as const satisfies Partial<Record<SettingKey, string>>;

/** The labels of the settings' fields, also used in the history. */
const FIELD_WORDS: Record<SettingKey, Record<string, string>> = {
  contact: {
    name: "Clinic name",
    phone: "Clinic phone",
    emergency: "Emergency number",
    crisis: "Crisis line",
    poison: "Poison Control",
    text_emergency: "Emergency by text message",
    relay: "Relay service",
  },
  ladder: {
    on_call: "Minutes until the person on call is notified",
    on_duty: "Minutes until everyone on duty is notified",
    manager: "Minutes until the admins are notified",
  },
  closing: {
    attempts: "Calls without an answer before “Could not reach the patient”",
  },
  follow_up: {
    unrecorded: "Hours until a follow-up that no one recorded counts as lost",
    offer_hours: "Hours to answer when a time is offered from the waiting list",
    question_hours: "Hours to answer a clinician's question",
  },
  blind: {
    share: "Intakes to judge before their page shows the level",
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
  visits: {
    reminder_first: "First reminder, days before the visit",
    reminder_second: "Last reminder, days before the visit",
    notice: "Hours before a visit until which the patient can move or cancel it",
    lead: "Hours before a visit until which patients can book it",
    video: "Address of visits by video",
  },
  retention: {
    intake_years: "Years after its last visit or closing until an intake is erased (blank: kept)",
    message_days: "Days until a message that was sent is erased (blank: kept)",
  },
  texts: {
    countries: "Other countries whose numbers are texted",
    most: "Text messages to patients within a day, at most",
  },
  wording: {
    subject: "E-mail subject",
    text: "E-mail text before the link",
    sms: "Text message",
  },
};

/** The label of a field; an unknown field is shown by its name. */
export const fieldWords = (key: SettingKey, field: string): string =>
  FIELD_WORDS[key][field] ?? field;

/** Where a value comes from when no one has set it here. */
export const AS_SET_UP = "Installation default";
export const DEFAULT = "Default";
export const AS_CLINIC = "Whole-clinic setting";
