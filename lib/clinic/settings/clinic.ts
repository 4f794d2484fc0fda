import { z } from "zod";

const digits = (text: string) => text.replace(/\D/g, "").length;
const NUMBER = /^\+?[\d\s().-]+$/;

/** A phone number: digits with the usual marks between them. */
const line = (fewest: number, say: string) =>
  z
    .string()
    .trim()
    .max(40, "This number is too long.")
    .refine((text) => NUMBER.test(text) && digits(text) >= fewest && digits(text) <= 15, {
      error: say,
    });

/** 911, 112 and 999, and the other short numbers that countries use for it (ITU-T E.161.1). */
const EMERGENCY = /^(000|1\d\d|911|99\d)$/;

/** How patients reach the clinic and urgent help. An empty phone shows no number. */
export const ContactSchema = z.strictObject({
  name: z
    .string()
    .trim()
    .min(2, "Enter the name that patients know.")
    .max(80, "The name is too long."),
  phone: z.union([
    z.literal(""),
    line(7, "Enter the full phone number in digits, such as (555) 010-0142, or leave it blank."),
  ]),
  emergency: z
    .string()
    .trim()
    .regex(EMERGENCY, "Enter an emergency number such as 911, 112 or 999."),
  crisis: line(3, "Enter the number of the crisis line in digits, such as 988."),
  poison: line(3, "Enter the number of Poison Control in digits, such as 1-800-222-1222."),
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
  });
