import { LEVEL_WORDS } from "@/app/staff/words/words";
import { RadioField, TextArea } from "@/components/staff/fields";
import { StaffForm } from "@/components/staff/form";
import { LANGUAGES, type Locale } from "@/lib/i18n/locales";
import { translatorIn } from "@/lib/i18n/translator";
import { ASKED_SIGNS, MOST_ASKED, wordsOfQuestion } from "@/lib/intake/question/question";
import { ask } from "./actions";
import { openSigns } from "./ask-on-call";
import type { IntakePageData } from "./load";
import { changeOf } from "./reasons";

type Props = { intake: IntakePageData };

const CHANNELS = { email: "an e-mail", sms: "a text message" };

/** Why the patient cannot be asked in writing. */
const INSTEAD = {
  call_instead:
    "Call instead: this rings until somebody deals with it, and messages may be read late.",
  not_reachable:
    "Call instead: this patient gets no questions from us (no address, none wanted, stopped, or agreed before we sent questions).",
};

/** The open signs that would raise the level and can be asked about in writing, in the patient's words. */
function listed(intake: IntakePageData) {
  const change = changeOf(intake);
  if (!intake.clinical || !change) return [];
  const { answers, symptoms } = intake.clinical;
  const t = translatorIn("en");
  return openSigns(symptoms, change.higher).flatMap(({ key, level }) => {
    const sign = ASKED_SIGNS.find((known) => known === key);
    if (!sign) return [];
    const words = wordsOfQuestion({ sign }, answers, t);
    return [{ value: sign as string, words, level: LEVEL_WORDS[level] }];
  });
}

/** Signs that share a question are asked together, under the most severe of them. */
function choices(intake: IntakePageData) {
  const all = listed(intake);
  const first = all.filter(
    ({ words }, at) => all.findIndex((other) => other.words === words) === at,
  );
  return [
    ...first.map(({ value, words, level }) => ({ value, label: `${words} If so: ${level}.` })),
    { value: "own", label: "In your own words" },
  ];
}

/** Asks the patient one question in writing, or says why to call instead. */
export function AskStep({ intake }: Props) {
  const { asking, questions } = intake;
  if (!asking || questions.some(({ answeredAt, endedAt }) => !answeredAt && !endedAt)) return null;
  if (typeof asking === "string")
    return (
      <details>
        <summary>Ask the patient a question</summary>
        <p>
          {INSTEAD[asking]} <a href="#call-form">Record the call</a>
        </p>
      </details>
    );
  const language = LANGUAGES[asking.locale as Locale]?.name ?? asking.locale;
  return (
    <StaffForm
      summary="Ask the patient a question"
      id="ask-form"
      action={ask}
      hidden={{ intakeId: intake.id, version: intake.version ?? 0 }}
      submit="Ask"
    >
      <p>
        We send {CHANNELS[asking.channel]}. It only says that there is a question, and leads to the
        patient's private page. The time of the intake goes on.
      </p>
      <RadioField name="sign" label="Which question?" options={choices(intake)} />
      <TextArea
        name="text"
        label="Your own question"
        hint={
          asking.locale === "en"
            ? `At most ${MOST_ASKED} characters`
            : `At most ${MOST_ASKED} characters, in ${language}: it is shown as you write it. Listed questions are translated.`
        }
        rows={2}
      />
    </StaffForm>
  );
}
