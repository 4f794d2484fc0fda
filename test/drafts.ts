import { assess } from "@/lib/facts/assess";
import { saveAnswers, startDraft } from "@/lib/intake/commands";
import { type Draft, findDraft } from "@/lib/intake/queries";
import type { Answers } from "@/lib/questions/answers";

/** For tests: what stands in the draft of this token now. */
export async function draftForTest(token: string): Promise<Draft> {
  const draft = await findDraft(token);
  if (!draft) throw new Error("the draft is gone");
  return draft;
}

/** For tests: saves these answers over what stands in the draft now, as a page that was accepted does. */
export async function saveForTest(token: string, answers: Answers, accepted = ""): Promise<void> {
  const assessed = assess(answers, { finished: false });
  if (!(await saveAnswers(await draftForTest(token), assessed, accepted)))
    throw new Error("the draft was changed");
}

/** For tests: begins an intake and answers it so; nothing is sent. */
export async function beginForTest(
  answers: Answers,
  locale = "en",
): Promise<Draft & { token: string }> {
  const { token } = await startDraft(locale);
  await saveForTest(token, answers);
  return { ...(await draftForTest(token)), token };
}
