import { redirect } from "next/navigation";
import { isAnswered } from "@/lib/form/steps";
import { nextWorsePage, worsePages } from "@/lib/form/worse-pages";
import type { Locale } from "@/lib/i18n/locales";
import { findWorseCheck } from "@/lib/intake/worse/queries";
import { orOutage } from "../../../../intake/load-draft";
import { goNowhere } from "../../../../lost-document";
import { type Access, statusPath } from "../../access";
import { loadStatus } from "../../load-status";

const NOTHING = { values: {}, errors: [] };

/**
 * One page of the questions that are asked again; "outage" when the database fails. Without a begun
 * check it leads to the status page, and from a page that is not yet asked to the one that is.
 */
export async function loadCheck(locale: Locale, key: string, code: string) {
  const intake: Access | "outage" = await loadStatus(locale, key);
  if (intake === "outage") return intake;
  const draft = await orOutage(() => findWorseCheck(intake.id));
  if (draft === "outage") return draft;
  const path = (below: string) => `/${locale}${statusPath(key, below)}`;
  if (!draft) redirect(path(""));
  const pages = worsePages(intake.answers, draft.answers);
  const place = pages.findIndex((page) => page.code === code);
  const step = pages[place];
  const next = nextWorsePage(intake.answers, draft.answers);
  const isOpen = step && pages.slice(0, place).every((each) => isAnswered(each, draft.answers));
  if (!isOpen) {
    if (!next) goNowhere(locale);
    redirect(path(`/check/${next.code}`));
  }
  const before = pages[place - 1];
  const problem = draft.problem?.stepId === step.id ? draft.problem : null;
  return {
    step,
    answers: draft.answers,
    // What was answered is shown again only to the device that sent the intake.
    problem: problem ?? (intake.own ? null : NOTHING),
    failed: problem !== null,
    progress: { current: place + 1, total: pages.length },
    action: path(`/check/${code}/answer`),
    backHref: path(before ? `/check/${before.code}` : ""),
  };
}
