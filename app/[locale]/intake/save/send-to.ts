import { clinicFacts } from "@/app/[locale]/clinic";
import { moment } from "@/app/[locale]/moment-text";
import type { GoTo, Hostile, Visit } from "@/app/[locale]/place";
import type { PatientForm } from "@/app/[locale]/read-form";
import { readPhone } from "@/lib/contact/phone";
import { parseStep } from "@/lib/form/parse-page";
import { lines } from "@/lib/i18n/translate";
import type { Draft } from "@/lib/intake/queries";
import { resumeCode } from "@/lib/intake/resume/code";
import { takeMessage } from "@/lib/intake/resume/limit";
import { type Channel, codeChannels, sendCode } from "@/lib/intake/resume/send-code";
import { SEND_STEPS } from "@/lib/intake/resume/steps";
import { errorSayings } from "../field-words";
import type { AgainOf } from "./send-forms";

/**
 * The message: the code, where to type it and how long it works. It says nothing about the reason.
 */
function messageOf({ t, locale }: Visit, draft: Draft, channel: Channel) {
  const { clinic, address, phone } = clinicFacts();
  const link = `${address}/${locale}/resume`;
  const until = moment(locale, draft.expiresAt);
  const values = { clinic, code: resumeCode(draft.id, draft.savedUnder), link, until };
  const call = phone
    ? t("saveLater.message.call", { clinic, phone })
    : t("saveLater.message.callNoPhone");
  return {
    subject: t("saveLater.message.subject", values),
    text:
      channel === "sms"
        ? t("saveLater.message.sms", values)
        : [...lines(t, "saveLater.message.lines", values), call].join("\n\n"),
  };
}

const FIELD = { email: "resume_email", sms: "resume_phone" } as const;

/** What was typed and refused, with its error and HTTP status. */
type Refused = AgainOf & { status: 422 | 429 };

/** Sends the code of a saved draft to the address in the form. */
export async function takeAddress(
  visit: Visit,
  draft: Draft,
  form: PatientForm,
): Promise<GoTo | Hostile | Refused> {
  const { t, base, caller } = visit;
  const goTo = `${base}/intake/save/code`;
  const channel = FIELD.sms in form ? "sms" : "email";
  if (!draft.savedForLater || !codeChannels().includes(channel)) return { goTo };
  const step = SEND_STEPS[channel];
  const field = FIELD[channel];
  const read = parseStep(step, draft.answers, form);
  if (!read.ok && read.kind === "hostile") return read.kind;
  const typed = read.ok ? String(read.answers[field]) : "";
  const to = channel === "sms" ? readPhone(typed) : typed;
  if (!read.ok || !to) {
    const errors = read.ok ? [{ field, code: "phone" }] : read.errors;
    const sayings = errorSayings(t, step, draft.answers, errors);
    return { channel, values: form, sayings, status: 422 };
  }
  if (!(await takeMessage(draft.id, caller, { channel, to }))) {
    const text = t("saveLater.send.tooMany");
    const sayings = [{ field, text, short: text }];
    return { channel, values: form, sayings, status: 429 };
  }
  await sendCode(draft.id, { channel, to, ...messageOf(visit, draft, channel) });
  return { goTo: `${goTo}?sent=yes` };
}
