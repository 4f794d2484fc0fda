import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import type { CheckIn } from "@/lib/aftercare/queries";
import type { Locale } from "@/lib/i18n/locales";
import { LeaveForm } from "../../../../intake/leave-form";
import { SafetyNet } from "../../../../safety-net";
import type { Words } from "../../../../words";
import { statusPath } from "../../access";
import { FeelsWorse } from "../../feels-worse";

type Props = { t: Words; page: { locale: Locale; key: string }; checkIn: CheckIn };

const ANSWERS = ["better", "same", "worse"] as const;

/** One tap. Forms, as programs that look for harm in mail follow every link. */
function Question({ t, action }: { t: Words; action: string }) {
  return (
    <>
      <h1 className="text-title">{t("checkIn.title")}</h1>
      <p className="mt-3">{t("checkIn.lead")}</p>
      <form method="post" action={action} className="mt-6 grid gap-4 sm:max-w-72">
        {ANSWERS.map((answer) => (
          <Button key={answer} tone="quiet" name="answer" value={answer} className="min-h-16">
            {t(`checkIn.answers.${answer}`)}
          </Button>
        ))}
      </form>
    </>
  );
}

function Thanks({ t, page, answer }: Pick<Props, "t" | "page"> & { answer: string }) {
  const base = `/${page.locale}${statusPath(page.key)}`;
  return (
    <>
      <h1 className="text-title">{t("checkIn.thanks")}</h1>
      <div className="mt-4">
        <Notice>
          <p>{t(`checkIn.told.${answer}`)}</p>
        </Notice>
      </div>
      <p className="mt-6">
        <a href={base} className="inline-block py-2">
          {t("status.offer.link")}
        </a>
      </p>
      <FeelsWorse t={t} action={`${base}/check`} />
    </>
  );
}

/** How are you today: better, about the same, or worse. */
export function CheckInView({ t, page, checkIn }: Props) {
  const action = `/${page.locale}${statusPath(page.key, `/check-in/${checkIn.day}/answer`)}`;
  return (
    <>
      {checkIn.answer ? (
        <Thanks t={t} page={page} answer={checkIn.answer} />
      ) : (
        <Question t={t} action={action} />
      )}
      <SafetyNet t={t} />
      <p className="mt-10">
        <a href={`/${page.locale}${statusPath(page.key, "/stop")}`} className="inline-block py-2">
          {t("stop.link")}
        </a>
      </p>
      <LeaveForm t={t} locale={page.locale} />
    </>
  );
}
