/** The fields of the settings as their labels name them; the history uses the same words. */
export const FIELD_WORDS: Record<string, string> = {
  name: "Name of the clinic",
  phone: "Phone of the clinic",
  emergency: "Emergency number",
  crisis: "Crisis line",
  poison: "Poison line",
  on_call: "Minutes until who is on call is told",
  on_duty: "Minutes until everybody on duty is told",
  manager: "Minutes until the admins are told",
};

/** A field in words; one of a later version is shown as it is. */
export const fieldWords = (field: string): string => FIELD_WORDS[field] ?? field;
