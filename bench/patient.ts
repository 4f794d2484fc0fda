import { getStep } from "@/lib/form/steps";
import { translatorIn } from "@/lib/i18n/translator";
import { saveAnswers, startDraft } from "@/lib/intake/commands";
import { consentOf } from "@/lib/intake/consent";
import { prepareIntake } from "@/lib/intake/prepare";
import type { Answers } from "@/lib/questions/answers";
import { demoAnswers } from "@/prisma/seed/demo-intakes";
import { DEMO_PATIENTS } from "@/prisma/seed/demo-patients";
import type { Shot } from "./load";

const consent = consentOf(translatorIn("en"));

function wholeAnswers(index: number): Answers {
  const whole = DEMO_PATIENTS.filter((each) => !each.stoppedAt);
  return demoAnswers(whole[index % 30] ?? DEMO_PATIENTS.at(-1)!, new Date());
}

/** Answers a whole intake and does not send it yet; gives its id and the token of its cookie. */
export async function finishedDraft(index: number): Promise<{ id: string; token: string }> {
  const { id, token } = await startDraft("en");
  const answers = wholeAnswers(index);
  await saveAnswers(id, answers, { prepared: prepareIntake(id, answers, { consent }) });
  return { id, token };
}

function formShot(token: string, path: string, body: string): Shot {
  return {
    method: "POST",
    path,
    headers: {
      cookie: `backline_intake=${token}`,
      "content-type": "application/x-www-form-urlencoded",
      "sec-fetch-site": "same-origin",
    },
    body,
  };
}

/** What a browser sends when this patient presses the last button. */
export function sendShot(token: string): Shot {
  return formShot(token, "/en/intake/send", "");
}

/** Answers all but the notice; gives what a browser sends with the agreement to it, the last answer. */
export async function lastAnswerShot(index: number): Promise<Shot> {
  const { id, token } = await startDraft("en");
  const page = getStep("privacy");
  const isLast = ([name]: [string, unknown]) => page.fields.some((field) => field.name === name);
  const answers = Object.entries(wholeAnswers(index));
  await saveAnswers(id, Object.fromEntries(answers.filter((answer) => !isLast(answer))));
  const form = new URLSearchParams();
  for (const [name, value] of answers.filter(isLast)) if (value) form.set(name, String(value));
  return formShot(token, `/en/intake/${page.code}/answer`, form.toString());
}
