import { env } from "@/lib/env";
import type { Setting, SettingKey } from "./schema";

const ALL_DAY = "00:00-24:00";

const text = (minutes: number | undefined) => String(minutes ?? "");

// The working days until an admin sets the opening hours. A deadline keeps its time of day.
const WEEK: Setting<"opening"> = {
  mon: ALL_DAY,
  tue: ALL_DAY,
  wed: ALL_DAY,
  thu: ALL_DAY,
  fri: ALL_DAY,
  sat: "",
  sun: "",
  holidays: "",
};

/** The values until an admin sets others. The clinic's own details come from the environment. */
export const DEFAULTS: { [K in SettingKey]: () => Setting<K> } = {
  contact: () => {
    const { CLINIC_NAME, CLINIC_PHONE = "", EMERGENCY_NUMBER, CRISIS_LINE, POISON_LINE } = env();
    return {
      name: CLINIC_NAME,
      phone: CLINIC_PHONE,
      emergency: EMERGENCY_NUMBER,
      crisis: CRISIS_LINE,
      poison: POISON_LINE,
    };
  },
  ladder: () => {
    const [on_call, on_duty, manager] = env().LADDER_MINUTES;
    return { on_call: text(on_call), on_duty: text(on_duty), manager: text(manager) };
  },
  closing: () => ({ attempts: "3" }),
  follow_up: () => ({ unrecorded: "24", offer_hours: "2", question_hours: "24" }),
  blind: () => ({ share: "off" }),
  opening: () => WEEK,
  targets: () => ({
    emergency: "15",
    urgent: "240",
    soon: "1",
    soon_unit: "working_days",
    routine: "5",
    routine_unit: "working_days",
  }),
  visits: () => ({
    reminder_first: "7",
    reminder_second: "1",
    notice: "24",
    lead: "1",
    video: "",
  }),
  retention: () => ({ intake_years: "", message_days: "" }),
  texts: () => ({ countries: "", most: "500" }),
  // Empty: the words of the message files.
  wording: () => ({ subject: "", text: "", sms: "" }),
};
