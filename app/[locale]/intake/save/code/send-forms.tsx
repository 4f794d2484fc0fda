import { Button } from "@/components/button";
import type { Locale } from "@/lib/i18n/locales";
import type { Channel } from "@/lib/intake/resume/send-code";
import { SEND_STEPS } from "@/lib/intake/resume/steps";
import type { Answers } from "@/lib/questions/answers";
import type { Words } from "../../../words";
import { StepFields } from "../../step-fields";

type Props = { t: Words; locale: Locale; answers: Answers; channels: Channel[] };

/** Sends the code to an address that is used for nothing else; one form for each way that is set up. */
export function SendForms({ t, locale, answers, channels }: Props) {
  if (channels.length === 0) return null;
  return (
    <section className="mt-10 border-t border-line pt-8">
      <h2 className="text-section">{t("saveLater.send.title")}</h2>
      <p className="mt-2">{t("saveLater.send.lead")}</p>
      {channels.map((channel) => (
        <form
          key={channel}
          method="post"
          action={`/${locale}/intake/save/${channel}`}
          noValidate
          className="mt-6"
        >
          <StepFields t={t} step={SEND_STEPS[channel]} answers={answers} values={{}} />
          <Button tone="quiet" className="mt-4 w-full sm:w-auto">
            {t(`saveLater.send.${channel}`)}
          </Button>
        </form>
      ))}
    </section>
  );
}
