import { assess } from "@/lib/facts/assess";
import { getStep, type StepId } from "@/lib/form/steps";
import { saveAnswers, startDraft } from "@/lib/intake/commands";
import { type Draft, findDraft } from "@/lib/intake/queries";
import type { Answers } from "@/lib/questions/answers";

/** For tests: the current answers of this token's draft. */
export async function draftForTest(token: string): Promise<Draft> {
  const draft = await findDraft(token);
  if (!draft) throw new Error("the draft is gone");
  return draft;
}

/** For tests: saves these answers over those of the draft, as an accepted page does. */
export async function saveForTest(
  token: string,
  answers: Answers,
  accepted?: StepId,
): Promise<void> {
  const assessed = assess(answers, { finished: false });
  const page = accepted ? getStep(accepted) : null;
  if (!(await saveAnswers(await draftForTest(token), assessed, page)))
    throw new Error("the draft was changed");
}

/** For tests: begins an intake and saves these answers; nothing is sent. */
export async function beginForTest(
  answers: Answers,
  locale = "en",
): Promise<Draft & { token: string }> {
  const { token } = await startDraft(locale);
  await saveForTest(token, answers);
  return { ...(await draftForTest(token)), token };
}
