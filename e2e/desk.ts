import { expect, type Page } from "@playwright/test";
import { assess } from "@/lib/facts/assess";
import { codeOf, type StepId } from "@/lib/form/steps";
import type { Locale } from "@/lib/i18n/locales";
import { saveAnswers, startDraft } from "@/lib/intake/commands";
import type { Channel } from "@/lib/intake/recorder";
import type { Answers } from "@/lib/questions/answers";
import { staffForTest } from "@/test/staff";
import { walk } from "@/test/walk";
import type { Person } from "./staff";

/** Opens this page of an intake that this person enters, with all pages before it answered. */
export async function atDesk(
  { page, person }: { page: Page; person: Person },
  whole: Answers,
  place: StepId | "check",
  { channel = "phone", locale = "en" }: { channel?: Channel; locale?: Locale } = {},
): Promise<string> {
  const { pages, states, answers } = walk(whole);
  const before = place === "check" ? answers : (states[pages.indexOf(place) - 1] ?? {});
  const draft = await startDraft(locale, null, { staff: staffForTest(person), channel });
  await saveAnswers(draft, assess(before, { finished: false }), null);
  const path = `/${locale}/desk/${draft.id}/intake/${codeOf(place)}`;
  await page.goto(path);
  await expect(page).toHaveURL(new RegExp(`${path}$`));
  return draft.id;
}
