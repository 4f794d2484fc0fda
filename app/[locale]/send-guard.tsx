import { Button } from "@/components/button";
import type { Words } from "@/lib/i18n/translate";
import { CannotWait } from "./outage";
import { SafetyNet } from "./safety-net";

/**
 * What public/patient.js shows above the page when a form cannot be sent. It sits in a `template`
 * inside `noscript`, so that nothing shows before: with scripts a browser reads `noscript` as text,
 * and without them a `template` stays empty.
 */
export function SendGuard({ t }: { t: Words }) {
  return (
    <noscript id="unsent">
      <template>
        <section
          role="alert"
          tabIndex={-1}
          className="mb-10 rounded-field border-4 border-problem p-5"
        >
          <h2 className="text-lead">{t("outage.unsent.title")}</h2>
          <p className="mt-2">{t("outage.unsent.text")}</p>
          <CannotWait t={t} />
          <Button type="button" className="mt-4">
            {t("common.tryAgain")}
          </Button>
          <SafetyNet t={t} />
        </section>
      </template>
    </noscript>
  );
}
