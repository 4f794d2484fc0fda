import { z } from "zod";
import type { Answers } from "@/lib/questions/answers";
import {
  BEST_TIMES,
  CONTACT_WAYS,
  PROXY_AGREES,
  PROXY_CAN_ANSWER,
} from "@/lib/questions/contact-words";
import { one } from "@/lib/questions/gates";
import { dialed, isUnusualPhone, readPhone } from "./phone";
import { nameTokens, phoneTokens, tokensFor } from "./search-words";

/** Who the patient is and how to reach them. Names may be "" when only a phone was left. */
export const ContactSchema = z.object({
  givenName: z.string().max(80),
  familyName: z.string().max(80),
  /** ISO date. */
  birthDate: z.iso.date().optional(),
  /** E.164. */
  phone: z.e164().optional(),
  phoneAsTyped: z.string().max(40).optional(),
  email: z.email().optional(),
  /** Is it safe to send a text, or to leave a message? */
  mayLeaveMessage: z.enum(["yes", "no"]).nullable(),
  way: z.enum(CONTACT_WAYS).optional(),
  /** A second number: E.164, and as typed. */
  otherPhone: z.e164().optional(),
  otherPhoneAsTyped: z.string().max(40).optional(),
  bestTime: z.enum(BEST_TIMES).optional(),
  preferredLanguage: z.string().max(40),
  interpreter: z.boolean().nullable(),
  /** Where the person is now; asked after an emergency stop only. */
  whereNow: z.string().max(200).optional(),
  respondent: z.enum(["self", "proxy"]),
  /** A proxy's relationship to the patient. */
  relation: z.string().max(40).optional(),
  /** What that person says: does the patient agree to it, and can they answer for themselves? */
  patientAgrees: z.enum(PROXY_AGREES).optional(),
  patientCanAnswer: z.enum(PROXY_CAN_ANSWER).optional(),
});
export type Contact = z.infer<typeof ContactSchema>;

/**
 * The contact in these answers; null while there is neither a name nor a way to reach the patient,
 * nor the word that they have no phone.
 */
export function contactOf(answers: Answers): Contact | null {
  const text = (name: string) => one(answers, name);
  const phoneAsTyped = text("phone");
  const known = ["email", "family_name", "given_name"].some((name) => text(name));
  if (!phoneAsTyped && !known && text("contact_way") !== "no_phone") return null;
  const otherPhoneAsTyped = text("other_phone");
  const message = text("may_leave_message");
  const interpreter = text("interpreter");
  return {
    givenName: text("given_name") ?? "",
    familyName: text("family_name") ?? "",
    birthDate: text("birth_date"),
    phone: (phoneAsTyped && readPhone(phoneAsTyped)) || undefined,
    phoneAsTyped,
    email: text("email"),
    mayLeaveMessage: message === "yes" || message === "no" ? message : null,
    way: CONTACT_WAYS.find((way) => way === text("contact_way")),
    otherPhone: (otherPhoneAsTyped && readPhone(otherPhoneAsTyped)) || undefined,
    otherPhoneAsTyped,
    bestTime: BEST_TIMES.find((time) => time === text("best_time")),
    preferredLanguage: text("preferred_language") ?? "",
    interpreter: interpreter === undefined ? null : interpreter === "yes",
    whereNow: text("where_now"),
    respondent: text("respondent") === "proxy" ? "proxy" : "self",
    relation: text("relation"),
    patientAgrees: PROXY_AGREES.find((word) => word === text("proxy_agrees")),
    patientCanAnswer: PROXY_CAN_ANSWER.find((word) => word === text("proxy_can_answer")),
  };
}

/** What staff must know before they call. */
export const REACH_NEEDS = [
  "no_phone",
  "email_only",
  "check_number",
  "no_message",
  "text_only",
  "relay",
  "video",
  "interpreter",
] as const;
export type ReachNeed = (typeof REACH_NEEDS)[number];

/** The needs of this person that change how to reach them. */
export function reachNeeds(contact: Contact | null): ReachNeed[] {
  if (!contact) return [];
  const { phoneAsTyped, otherPhoneAsTyped, email, way, interpreter } = contact;
  const holds: Partial<Record<ReachNeed, boolean | null>> = {
    no_phone: !phoneAsTyped && !email,
    email_only: !phoneAsTyped && Boolean(email),
    check_number: [phoneAsTyped, otherPhoneAsTyped].some((each) => each && isUnusualPhone(each)),
    no_message: contact.mayLeaveMessage === "no",
    interpreter,
  };
  return REACH_NEEDS.filter((need) => holds[need] ?? way === need);
}

/**
 * The number to dial: the second one where the first cannot be dialed; null where there is none, or the
 * patient cannot talk on the phone.
 */
export function numberToDial(contact: Contact | null): string | null {
  if (!contact || contact.way === "text_only") return null;
  const { phone, phoneAsTyped, otherPhone, otherPhoneAsTyped } = contact;
  return (
    phone || dialed(phoneAsTyped ?? "") || otherPhone || dialed(otherPhoneAsTyped ?? "") || null
  );
}

/** The blind tokens by which staff can find this person. */
export function searchTokensOf(contact: Contact): string[] {
  return [
    ...phoneTokens(contact.phone ?? dialed(contact.phoneAsTyped ?? "")),
    ...phoneTokens(contact.otherPhone ?? dialed(contact.otherPhoneAsTyped ?? "")),
    ...tokensFor("email", contact.email),
    ...tokensFor("birth_date", contact.birthDate),
    // Staff may search a single name as a surname.
    ...nameTokens(contact.givenName, contact.familyName || contact.givenName),
  ];
}
