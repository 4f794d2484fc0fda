import type { ReactNode } from "react";
import { BackLink } from "@/components/back-link";
import { Notice } from "@/components/notice";
import type { Visit } from "../place";
import { LeaveForm } from "./leave-form";

/** The frame around the questions of a page: back link, progress, and the button to leave. */
export function StepFrame({
  visit,
  backHref,
  progress,
  told = false,
  children,
}: {
  visit: Visit;
  backHref: string;
  progress?: string;
  /** Staff were told of this draft because nobody continued it. */
  told?: boolean;
  children: ReactNode;
}) {
  const { t } = visit;
  return (
    <>
      <BackLink href={backHref}>{t("common.back")}</BackLink>
      {progress ? <p className="mb-3 text-small text-ink-quiet">{progress}</p> : null}
      {told ? (
        <div className="mb-6">
          <Notice>
            <p>{t("saveLater.told")}</p>
          </Notice>
        </div>
      ) : null}
      {children}
      <LeaveForm visit={visit} />
    </>
  );
}
