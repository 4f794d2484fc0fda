import { isSupportedCountry } from "libphonenumber-js/min";
import { z } from "zod";
import { LATEST_STEP } from "@/lib/ladder-limits";
import { EMERGENCY_LINE, FEWEST_DIGITS, isPhoneLine } from "@/lib/phone-line";

const line = (fewest: number, say: string) =>
  z
    .string()
    .trim()
    .max(40, "This number is too long.")
    .refine((text) => isPhoneLine(text, fewest), { error: say });

/** How patients reach the clinic and urgent help. An empty phone shows no number. */
export const ContactSchema = z.strictObject({
  name: z
    .string()
    .trim()
    .min(2, "Enter the name that patients know.")
    .max(80, "The name is too long."),
  phone: z.union([
    z.literal(""),
    line(
      FEWEST_DIGITS.clinic,
      "Enter the full phone number in digits, such as (555) 010-0142, or leave it blank.",
    ),
  ]),
  emergency: z
    .string()
    .trim()
    .regex(EMERGENCY_LINE, "Enter an emergency number such as 911, 112 or 999."),
  crisis: line(FEWEST_DIGITS.help, "Enter the number of the crisis line in digits, such as 988."),
  poison: line(
    FEWEST_DIGITS.help,
    "Enter the number of Poison Control in digits, such as 1-800-222-1222.",
  ),
  /** Where emergency calls can be texted, and the relay service; empty where there is none. */
  text_emergency: z
    .union([
      z.literal(""),
      line(
        FEWEST_DIGITS.help,
        "Enter the number that takes emergency texts, such as 911, or leave it blank.",
      ),
    ])
    .optional(),
  relay: z
    .union([
      z.literal(""),
      line(
        FEWEST_DIGITS.help,
        "Enter the number of the relay service, such as 711, or leave it blank.",
      ),
    ])
    .optional(),
});

const MinutesSchema = z
  .string()
  .trim()
  .regex(/^[1-9]\d{0,2}$/, "Enter a whole number of minutes from 1 to 999.");

/** Minutes until each next group of people is told of an unacknowledged emergency. */
export const LadderSchema = z
  .strictObject({ on_call: MinutesSchema, on_duty: MinutesSchema, manager: MinutesSchema })
  .refine((steps) => Number(steps.on_duty) > Number(steps.on_call), {
    path: ["on_duty"],
    error: "Everyone on duty must be notified later than the person on call.",
  })
  .refine((steps) => Number(steps.manager) > Number(steps.on_duty), {
    path: ["manager"],
    error: "The admins must be notified later than everyone on duty.",
  })
  .refine((steps) => Number(steps.on_call) <= LATEST_STEP.first, {
    path: ["on_call"],
    error: `An emergency must be acknowledged within ${LATEST_STEP.first} minutes, so tell the person on call by then.`,
  })
  .refine((steps) => Number(steps.manager) <= LATEST_STEP.last, {
    path: ["manager"],
    error: `Notify the admins within ${LATEST_STEP.last} minutes.`,
  });

/** Calls without an answer before an intake may be closed because nobody could be reached. */
export const ClosingSchema = z.strictObject({
  attempts: z
    .string()
    .trim()
    .regex(/^[1-9]$/, "Enter a whole number of calls from 1 to 9."),
});

/**
 * When a visit counts as lost because nobody recorded whether the patient came, and how long patients have
 * to answer: of the waiting list, and a clinician's question.
 */
export const FollowUpSchema = z.strictObject({
  offer_hours: z
    .string()
    .trim()
    .regex(/^([1-9]|1\d|2[0-4])$/, "Enter a whole number of hours from 1 to 24."),
  unrecorded: z
    .string()
    .trim()
    .regex(/^([1-9]|[1-8]\d|9[0-6])$/, "Enter a whole number of hours from 1 to 96."),
  /** Stored values may lack it. */
  question_hours: z
    .string()
    .trim()
    .regex(/^([1-9]|[1-8]\d|9[0-6])$/, "Enter a whole number of hours from 1 to 96.")
    .default("24"),
});

/** Which intakes a clinician judges before they see the level of the triage. */
export const BlindSchema = z.strictObject({
  share: z.enum(["off", "tenth"], { error: "Choose one of the two." }),
});

const ReminderSchema = z
  .string()
  .trim()
  .regex(/^(?:[1-9]|[12]\d|30)?$/, "Enter a whole number of days from 1 to 30, or leave it blank.");

/** What patients can do about their visits themselves, and when they are reminded. */
export const VisitsSchema = z
  .strictObject({
    /** Days before a visit; empty: no such reminder. */
    reminder_first: ReminderSchema,
    reminder_second: ReminderSchema,
    /** Hours before a visit until which the patient can move or cancel it. */
    notice: z
      .string()
      .trim()
      .regex(
        /^(?:[1-9]|[1-9]\d|1[0-5]\d|16[0-8])$/,
        "Enter a whole number of hours from 1 to 168.",
      ),
    /** Hours before a visit until which patients book it themselves. Stored values may lack it. */
    lead: z
      .string()
      .trim()
      .regex(/^(?:\d|1\d|2[0-4])$/, "Enter a whole number of hours from 0 to 24.")
      .default("1"),
    /** Where patients open a visit by video; empty: they cannot book one. */
    video: z.union([
      z.literal(""),
      z
        .url({
          protocol: /^https$/,
          error: "Enter an address that begins with https://, or leave it blank.",
        })
        .max(200, "The address is too long."),
    ]),
  })
  .refine(
    ({ reminder_first: first, reminder_second: second }) =>
      !first || !second || Number(first) > Number(second),
    {
      path: ["reminder_second"],
      error: "The last reminder must be nearer to the visit than the first.",
    },
  );

/** How long is kept what patients sent and what was written to them; empty: for ever. */
export const RetentionSchema = z.strictObject({
  intake_years: z
    .string()
    .trim()
    .regex(
      /^(?:[1-9]|[1-4]\d|50)?$/,
      "Enter a whole number of years from 1 to 50, or leave it blank.",
    ),
  message_days: z
    .string()
    .trim()
    .regex(
      /^(?:[3-9]\d|[1-9]\d{2}|[1-3]\d{3})?$/,
      "Enter a whole number of days from 30 to 3999, or leave it blank.",
    ),
});

const countriesIn = (text: string) => text.split(/[\s,]+/).filter(Boolean);

/** To which other countries patients are texted, and how many texts leave the clinic in a day. */
export const TextsSchema = z.strictObject({
  countries: z
    .string()
    .max(200, "These are too many countries.")
    .transform((text) => countriesIn(text.toUpperCase()).join(", "))
    .refine((text) => countriesIn(text).every((country) => isSupportedCountry(country)), {
      error: "Enter two-letter codes such as CA, MX, or leave it blank.",
    }),
  most: z
    .string()
    .trim()
    .regex(/^[1-9]\d{0,4}$/, "Enter a whole number of text messages from 1 to 99999."),
});
