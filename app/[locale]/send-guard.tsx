import { Button } from "@/components/button";
import type { Locale } from "@/lib/i18n/locales";
import { outageWords } from "./outage-facts";
import { WhenToCall } from "./outage-panel";

/**
 * What public/patient.js shows above the page when a form cannot be sent. Until then it is no part
 * of the page: where scripts run, a browser reads `noscript` as text, and where none run, a
 * `template` stays empty.
 */
export async function SendGuard({ locale }: { locale: Locale }) {
  const words = await outageWords(locale);
  return (
    <noscript id="unsent">
      <template>
        <section
          role="alert"
          tabIndex={-1}
          className="mb-10 rounded-field border-4 border-problem p-5"
        >
          <h2 className="text-lead">{words.unsent.title}</h2>
          <p className="mt-2">{words.unsent.text}</p>
          <p className="mt-2">{words.clinicLine}</p>
          <Button type="button" className="mt-4">
            {words.tryAgain}
          </Button>
          <WhenToCall words={words} />
        </section>
      </template>
    </noscript>
  );
}
