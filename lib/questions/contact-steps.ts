import { BEST_TIMES, CONTACT_WAYS, PROXY_AGREES, PROXY_CAN_ANSWER } from "./contact-words";
import { type Field, radio, type Step, step, YES_NO } from "./fields";
import { isAdult, isProxy } from "./gates";
import { canMail, canText } from "./ways-to-write";

const folded = (field: Field): Field => ({ ...field, folded: true });
const text = (name: string, maxLength: number, optional = false): Field => {
  return { kind: "text", name, maxLength, optional };
};
const PHONE: Field = { kind: "tel", name: "phone", maxLength: 40, hint: true };
const MESSAGE: Field = {
  ...radio("may_leave_message", YES_NO, { optional: true, hint: true }),
  needed: true,
};
const WAY: Field = radio("contact_way", CONTACT_WAYS, { optional: true, hint: true });

/**
 * May we ask later how they are, and by which channel? Offered for channels that are set up and
 * have an address.
 */
const MESSAGES: Field = radio("messages", ["email", "sms", "no"], {
  optional: true,
  hint: true,
  when: (answers) => canMail(answers) || canText(answers),
  optionGates: { email: canMail, sms: canText },
});

export const RELATIONS = [
  "parent",
  "child",
  "partner",
  "relative_or_friend",
  "carer",
  "other",
] as const;

// A phone is needed from URGENT up, a date of birth from the person themselves: askedFields.
export const CONTACT_STEPS = [
  step(
    "contact",
    "q-2r",
    "contact",
    [
      text("given_name", 80),
      { ...text("family_name", 80), hint: true },
      { kind: "date", name: "birth_date" },
      radio("relation", RELATIONS, { when: isProxy }),
      PHONE,
      MESSAGE,
      ...[
        WAY,
        radio("interpreter", YES_NO, { optional: true }),
        { ...text("preferred_language", 40, true), hint: true } as const,
        { kind: "email", name: "email", maxLength: 254, optional: true } as const,
        { kind: "tel", name: "other_phone", maxLength: 40, optional: true } as const,
        radio("best_time", BEST_TIMES, { optional: true, hint: true }),
      ].map(folded),
    ],
    { when: isAdult },
  ),
  step(
    "privacy",
    "q-9r",
    "privacy",
    [
      radio("proxy_agrees", PROXY_AGREES, { when: isProxy }),
      radio("proxy_can_answer", PROXY_CAN_ANSWER, { when: isProxy }),
      MESSAGES,
      { kind: "consent", name: "consent" },
      text("signed_name", 120),
    ],
    { when: isAdult },
  ),
] as const;

/**
 * What the page after an emergency stop may ask, so that we can call back. Not a page of the
 * intake: parse it with parseStep, read it with contactOf (contact.ts), store it with addContact. An
 * unusual number is stored at once, because this may be the only way to reach somebody.
 */
export const CALL_BACK_STEP: Step<"call_back"> = step("call_back", "q-4r", "contact", [
  { ...PHONE, unchecked: true },
  WAY,
  MESSAGE,
  { ...text("where_now", 200, true), hint: true },
  radio("relation", RELATIONS, { when: isProxy, optional: true }),
  text("given_name", 80, true),
  text("family_name", 80, true),
]);
