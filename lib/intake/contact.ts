import { z } from "zod";
import type { Answers } from "./answers";
import { one } from "./gates";
import { readPhone } from "./phone";
import { tokensFor } from "./search-words";

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
  mayLeaveMessage: z.enum(["yes", "no"]).nullable(),
  preferredLanguage: z.string().max(40),
  interpreter: z.boolean().nullable(),
  /** Where the person is now; asked after an emergency stop only. */
  whereNow: z.string().max(200).optional(),
  respondent: z.enum(["self", "proxy"]),
  /** Of the person who filled this in to the patient, for a proxy. */
  relation: z.string().max(40).optional(),
});
export type Contact = z.infer<typeof ContactSchema>;

/** The contact that these answers tell; null while there is neither a name nor a way to reach them. */
export function contactOf(answers: Answers): Contact | null {
  const text = (name: string) => one(answers, name);
  const phoneAsTyped = text("phone");
  if (!phoneAsTyped && !text("email") && !text("family_name") && !text("given_name")) return null;
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
    preferredLanguage: text("preferred_language") ?? "",
    interpreter: interpreter === undefined ? null : interpreter === "yes",
    whereNow: text("where_now"),
    respondent: text("respondent") === "proxy" ? "proxy" : "self",
    relation: text("relation"),
  };
}

/** What staff can find this person by, as blind tokens. */
export function searchTokensOf(contact: Contact): string[] {
  return [
    ...tokensFor("phone", contact.phone),
    ...tokensFor("email", contact.email),
    ...tokensFor("birth_date", contact.birthDate),
    ...tokensFor("surname", contact.familyName),
    ...tokensFor("surname_sound", contact.familyName),
  ];
}
