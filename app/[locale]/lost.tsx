import { ButtonLink } from "@/components/button";
import type { View, Visit } from "./place";
import { SafetyNet } from "./safety-net";

function lost({ t, locale }: Visit, words: "notFound" | "status.gone", status: number): View {
  const title = t(`${words}.title`);
  return {
    title,
    status,
    body: (
      <>
        <h1 className="text-title">{title}</h1>
        <p className="mt-4">{t(`${words}.text`)}</p>
        <p className="mt-4">
          <ButtonLink href={`/${locale}`}>{t("common.toStart")}</ButtonLink>
        </p>
        <SafetyNet t={t} />
      </>
    ),
  };
}

/** The page for an unknown address: why, a link to the start, and when to call whom. */
export const notFound = (visit: Visit): View => lost(visit, "notFound", 404);

/** The answer to a form or a method that the page does not take. */
export const notAllowed = (visit: Visit): View => lost(visit, "notFound", 405);

/** The page for a private link that has ended or never existed. */
export const linkEnded = (visit: Visit): View => lost(visit, "status.gone", 404);
