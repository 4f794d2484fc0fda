import type { ReactNode } from "react";
import { LineIcon } from "@/app/line-icon";
import { BackLink } from "@/components/back-link";
import { Notice } from "@/components/notice";
import { ProgressBar } from "@/components/progress-bar";
import { startedText } from "../moment-text";
import type { Visit } from "../place";

/** How far one is: in words, as a bar, and about how long it still takes. */
export type Progress = { words: string; filled?: readonly number[]; left?: string };

/** The frame around the questions of a page: back link and progress. */
export function StepFrame({
  visit,
  backHref,
  progress,
  startedAt,
  told = false,
  children,
}: {
  visit: Visit;
  backHref: string;
  progress?: Progress;
  /**
   * When this form was begun. A tab that was open for another one shows this one after a reload, and
   * the time tells them apart on a shared device without a name.
   */
  startedAt?: Date;
  /** Staff were told of this draft because nobody continued it. */
  told?: boolean;
  children: ReactNode;
}) {
  const { t, locale } = visit;
  const where = progress?.words;
  const started =
    startedAt && t("common.started", { time: startedText(locale, startedAt, new Date()) });
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-4 text-small">
        <BackLink href={backHref}>{t("common.back")}</BackLink>
        {progress?.left ? (
          <p className="flex items-center gap-1.5 text-ink-quiet">
            <LineIcon name="clock" className="size-5 shrink-0" />
            {progress.left}
          </p>
        ) : null}
      </div>
      {progress?.filled ? <ProgressBar filled={progress.filled} /> : null}
      {where || started ? (
        <p className="mt-1.5 mb-3 text-small text-ink-quiet">
          {where ? `${where}. ` : null}
          <span className="inline-block">{started}</span>
        </p>
      ) : null}
      {told ? (
        <div className="mb-6">
          <Notice>
            <p>{t("saveLater.told")}</p>
          </Notice>
        </div>
      ) : null}
      {children}
    </>
  );
}
