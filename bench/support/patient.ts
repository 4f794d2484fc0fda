import type { Answers } from "@/lib/questions/answers";
import { demoAnswers } from "@/prisma/seed/demo-intakes";
import { DEMO_PATIENTS } from "@/prisma/seed/demo-patients";
import { beginForTest } from "@/test/drafts";
import type { Shot } from "./load";

function wholeAnswers(index: number): Answers {
  const whole = DEMO_PATIENTS.filter((each) => !each.stoppedAt);
  return demoAnswers(whole[index % 30] ?? DEMO_PATIENTS.at(-1)!, new Date());
}

/** Answers a whole intake without sending it. Gives its id and the token of its cookie. */
export const finishedDraft = (index: number) => beginForTest(wholeAnswers(index));

/** What a browser sends when this patient presses the last button. */
export function sendShot(token: string): Shot {
  return {
    method: "POST",
    path: "/en/intake/send",
    headers: {
      cookie: `backline_intake=${token}`,
      "content-type": "application/x-www-form-urlencoded",
      "sec-fetch-site": "same-origin",
    },
    body: "",
  };
}
