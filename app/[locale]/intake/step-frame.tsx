import type { ReactNode } from "react";
import { BackLink } from "@/components/back-link";
import type { Locale } from "@/lib/i18n/locales";
import type { Words } from "../words";
import { LeaveForm } from "./leave-form";

/** What stands around the questions of a page: the way back, how far along, the way out. */
export function StepFrame({
  t,
  locale,
  backHref,
  progress,
  children,
}: {
  t: Words;
  locale: Locale;
  backHref: string;
  progress?: string;
  children: ReactNode;
}) {
  return (
    <>
      <BackLink href={backHref}>{t("common.back")}</BackLink>
      {progress ? <p className="mb-3 text-small text-ink-quiet">{progress}</p> : null}
      {children}
      <LeaveForm t={t} locale={locale} />
    </>
  );
}
