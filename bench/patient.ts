import { saveAnswers, startDraft } from "@/lib/intake/commands";
import { findDraft } from "@/lib/intake/queries";
import { demoAnswers } from "@/prisma/demo-intakes";
import { DEMO_PATIENTS } from "@/prisma/demo-patients";
import type { Shot } from "./load";

/** Answers a whole intake and does not send it yet; gives its id and the token of its cookie. */
export async function finishedDraft(index: number): Promise<{ id: string; token: string }> {
  const { token } = await startDraft("en");
  const draft = await findDraft(token);
  const patient =
    DEMO_PATIENTS.filter((each) => !each.stoppedAt)[index % 30] ?? DEMO_PATIENTS.at(-1)!;
  await saveAnswers(draft!.id, demoAnswers(patient, new Date()));
  return { id: draft!.id, token };
}

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
