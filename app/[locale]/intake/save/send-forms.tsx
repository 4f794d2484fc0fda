import { FormOf } from "@/app/[locale]/form-of";
import { formAddress, type Visit } from "@/app/[locale]/place";
import { Button } from "@/components/button";
import type { Draft } from "@/lib/intake/queries";
import { type Channel, codeChannels } from "@/lib/intake/resume/send-code";
import { SEND_STEPS } from "@/lib/intake/resume/steps";
import type { Again } from "../field-words";
import { StepErrors, StepFields } from "../step-fields";

/** What was typed into one of the forms and refused. */
export type AgainOf = Again & { channel: Channel };

type Props = { visit: Visit; draft: Draft; again?: AgainOf };

/**
 * Sends the code to an address that is used for nothing else. One form for each available channel.
 */
export function SendForms({ visit, draft, again }: Props) {
  const { t, base } = visit;
  const channels = codeChannels();
  if (channels.length === 0) return null;
  return (
    <section className="mt-10 border-t border-line pt-8">
      {again ? <StepErrors t={t} step={SEND_STEPS[again.channel]} sayings={again.sayings} /> : null}
      <h2 className="text-section">{t("saveLater.send.title")}</h2>
      <p className="mt-2">{t("saveLater.send.lead")}</p>
      {channels.map((channel) => (
        <form
          key={channel}
          method="post"
          action={formAddress(`${base}/intake/save/code`)}
          noValidate
          className="mt-6"
        >
          <FormOf id={draft.id} />
          <StepFields
            visit={visit}
            step={SEND_STEPS[channel]}
            answers={draft.answers}
            filled={again?.channel === channel ? again : undefined}
          />
          <Button tone="quiet" className="mt-4 w-full sm:w-auto">
            {t(`saveLater.send.${channel}`)}
          </Button>
        </form>
      ))}
    </section>
  );
}
