import { type Field, type Step, step } from "@/lib/questions/fields";

// Not pages of the intake: parse them with parseStep.

const BIRTH_DATE: Field = { kind: "date", name: "resume_birth_date", hint: true };

/** What "Save and finish later" asks: the date of birth that goes with the code. */
export const SAVE_STEP: Step<"save"> = step("save", "q-2c", "contact", [BIRTH_DATE]);

/** What the page for resuming on another device asks. */
export const RESUME_STEP: Step<"resume"> = step("resume", "q-2q", "contact", [
  { kind: "text", name: "resume_code", maxLength: 40, hint: true },
  BIRTH_DATE,
]);

/** Where the code may be sent. The address is used for this one message only. */
export const SEND_STEPS = {
  email: step("send_email", "q-8f", "contact", [
    { kind: "email", name: "resume_email", maxLength: 254 } satisfies Field,
  ]),
  sms: step("send_sms", "q-6w", "contact", [
    { kind: "tel", name: "resume_phone", maxLength: 40, texted: true } satisfies Field,
  ]),
} as const;
