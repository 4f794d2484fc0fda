import { type Contact, type ReachNeed, reachNeeds } from "@/lib/contact/contact";
import { isUnusualPhone } from "@/lib/contact/phone";

/** Only the main part of a number is dialed, so the whole of an unusual one is shown here. */
const unusualOf = (...typed: (string | undefined)[]) =>
  typed.filter((each) => each && isUnusualPhone(each)).join(", ");

const NEEDS: Record<ReachNeed, (contact: Contact) => string> = {
  no_phone: () => "No phone and no email: the patient was told what to do instead",
  email_only: () => "Only email: write to the patient",
  check_number: ({ phoneAsTyped, otherPhoneAsTyped }) =>
    `Check this number, as the patient typed it: ${unusualOf(phoneAsTyped, otherPhoneAsTyped)}`,
  no_message: () => "Do not text or leave a message",
  text_only: () => "Text only: cannot talk on the phone",
  relay: () => "Call through a relay service: does not hear or speak on the phone",
  video: () => "Video call: needs sign language or lip reading",
  interpreter: ({ preferredLanguage }) =>
    `Interpreter: ${preferredLanguage || "ask which language"}`,
};

const RELATIONS: Record<string, string> = {
  parent: "a parent",
  child: "the patient\u2019s son or daughter",
  partner: "the patient\u2019s spouse or partner",
  relative_or_friend: "a family member or friend",
  carer: "a caregiver",
  other: "someone else",
};

const AGREES = {
  yes: "the patient agrees",
  no: "the patient does NOT agree",
  cannot_say: "the patient cannot say whether they agree",
} as const;

const CAN_ANSWER = {
  yes: "and can answer for themselves",
  partly: "and can partly answer for themselves",
  no: "and cannot answer for themselves",
} as const;

function proxyWords({ relation, patientAgrees, patientCanAnswer }: Contact): string {
  const who = `Filled out by ${RELATIONS[relation ?? ""] ?? "someone else"}`;
  const agrees = patientAgrees && AGREES[patientAgrees];
  const able = patientCanAnswer && CAN_ANSWER[patientCanAnswer];
  return [who, [agrees, able].filter(Boolean).join(" ")].filter(Boolean).join("; ");
}

/** What to know before calling the patient, most important first. */
export function reachWords(contact: Contact): string[] {
  return [
    ...reachNeeds(contact).map((need) => NEEDS[need](contact)),
    ...(contact.respondent === "proxy" ? [proxyWords(contact)] : []),
  ];
}
