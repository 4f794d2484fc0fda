import { BackLink } from "@/components/back-link";
import { Button, ButtonLink } from "@/components/button";
import type { Draft } from "@/lib/intake/queries";
import { clinicFacts } from "../clinic";
import { openPath } from "../intake/step-path";
import { formAddress, type Visit } from "../place";

type Props = { visit: Visit; draft: Draft /** The code of a location. */; at?: string };

/** Asks before the answers of this device, which are not sent yet, are left behind. */
export function StartAgain({ visit: { t, locale, base }, draft, at }: Props) {
  const { minutes } = clinicFacts();
  const goOn = openPath(base, draft.answers);
  return (
    <>
      <BackLink href={goOn}>{t("common.back")}</BackLink>
      <h1 className="text-title">{t("startAgain.title")}</h1>
      <p className="mt-4">{t("startAgain.text")}</p>
      {draft.redFlag ? (
        <p className="mt-3 font-bold">{t("startAgain.redFlag", { minutes })}</p>
      ) : null}
      <p className="mt-8">
        <ButtonLink href={goOn} className="w-full sm:w-auto">
          {t("start.continueNow")}
        </ButtonLink>
      </p>
      <form method="post" action={formAddress(`/${locale}`)} className="mt-4">
        <input type="hidden" name="sure" value="yes" />
        {at ? <input type="hidden" name="at" value={at} /> : null}
        <Button tone="quiet" className="w-full sm:w-auto">
          {t("startAgain.confirm")}
        </Button>
      </form>
      <p className="mt-4">
        <a href={`/${locale}/intake/save`} className="inline-block py-2">
          {t("startAgain.code")}
        </a>
      </p>
    </>
  );
}
