import { readPhone } from "@/lib/contact/phone";
import { parseStep } from "@/lib/form/parse-page";
import { type Draft, findDraft } from "@/lib/intake/queries";
import { resumeCode } from "@/lib/intake/resume/code";
import { takeMessage } from "@/lib/intake/resume/limit";
import { type Channel, codeChannels, sendCode } from "@/lib/intake/resume/send-code";
import { SEND_STEPS } from "@/lib/intake/resume/steps";
import { clinicFacts } from "../../clinic";
import { moment } from "../../moment";
import { type Hostile, type PatientRequest, seeOther } from "../../patient-post";
import { formProblem, type Saying } from "../../plain-form";
import { lines, patientWords, type Words } from "../../words";
import { errorSayings } from "../field-words";

export const codePage = () => "/intake/save/code";

/** The message: the code, where to type it and until when. Not a word of what it is about. */
function messageOf(t: Words, { locale }: PatientRequest, draft: Draft, channel: Channel) {
  const { clinic, address, phone } = clinicFacts();
  const link = `${address}/${locale}/resume`;
  const until = moment(locale, draft.expiresAt);
  const values = { clinic, code: resumeCode(draft.id), link, until };
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

async function again(
  { locale, form }: PatientRequest,
  draft: Draft,
  channel: Channel,
  sayings: Saying[],
  status?: number,
): Promise<Response> {
  const t = await patientWords(locale);
  return formProblem({
    locale,
    step: SEND_STEPS[channel],
    answers: draft.answers,
    values: form,
    sayings,
    title: t("saveLater.send.title"),
    lead: t("saveLater.send.lead"),
    action: `/${locale}/intake/save/${channel}`,
    submit: t(`saveLater.send.${channel}`),
    back: { href: `/${locale}${codePage()}`, text: t("saveLater.send.back") },
    status,
  });
}

const FIELD = { email: "resume_email", sms: "resume_phone" } as const;

/** Takes the address that the code of a saved draft is to be sent to. */
export function sendTo(channel: Channel) {
  return async (request: PatientRequest): Promise<Response | Hostile> => {
    const { locale, token, form, address } = request;
    const draft = token ? await findDraft(token) : null;
    if (!draft) return seeOther(`/${locale}?notice=expired`);
    const goTo = `/${locale}${codePage()}`;
    if (!draft.savedForLater || !codeChannels().includes(channel)) return seeOther(goTo);
    const t = await patientWords(locale);
    const step = SEND_STEPS[channel];
    const name = FIELD[channel];
    const read = parseStep(step, draft.answers, form);
    if (!read.ok && read.kind === "hostile") return { hostile: true, goTo };
    const typed = read.ok ? String(read.answers[name]) : "";
    const to = channel === "sms" ? readPhone(typed) : typed;
    if (!read.ok || !to) {
      const errors = read.ok ? [{ field: name, code: "phone" }] : read.errors;
      return again(request, draft, channel, errorSayings(t, step, draft.answers, errors));
    }
    if (!(await takeMessage(draft.id, address))) {
      const tooMany = { field: name, text: t("saveLater.send.tooMany") };
      return again(request, draft, channel, [tooMany], 429);
    }
    await sendCode(draft.id, { channel, to, ...messageOf(t, request, draft, channel) });
    return seeOther(`${goTo}?sent=yes`);
  };
}
