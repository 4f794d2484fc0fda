import { Button, ButtonLink } from "@/components/button";
import { Notice } from "@/components/notice";
import { telHref } from "@/components/tel-link";
import type { Locale } from "@/lib/i18n/locales";
import type { AddendumKind } from "@/lib/intake/commands";
import { clinicFacts } from "../../clinic";
import type { Words } from "../../words";

/** Asks once more before the team is told that an emergency answer was checked or wrong. */
export function ConfirmView({ t, locale, kind }: { t: Words; locale: Locale; kind: AddendumKind }) {
  const { number } = clinicFacts();
  return (
    <>
      <h1 className="text-title">{t(`result.addendum.${kind}.title`)}</h1>
      <p className="mt-4">{t(`result.addendum.${kind}.text`)}</p>
      <div className="mt-6">
        <Notice tone="problem">
          <p className="font-bold">{t(`result.addendum.${kind}.warn`, { number })}</p>
          <p>
            <ButtonLink tone="emergency" href={telHref(number)}>
              {t("result.emergency.call", { number })}
            </ButtonLink>
          </p>
        </Notice>
      </div>
      <form method="post" action={`/${locale}/result/addendum`} className="mt-8">
        <input type="hidden" name="kind" value={kind} />
        <Button className="w-full sm:w-auto">{t(`result.addendum.${kind}.confirm`)}</Button>
      </form>
      <p className="mt-4">
        <a href={`/${locale}/result`} className="inline-block py-2">
          {t("result.addendum.cancel")}
        </a>
      </p>
    </>
  );
}
