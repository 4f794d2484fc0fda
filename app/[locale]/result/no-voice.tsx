import { ButtonLink } from "@/components/button";
import type { OwnIntake } from "@/lib/intake/queries";
import { isPregnant, isProxy, numberOf, one } from "@/lib/questions/gates";
import { clinicFacts } from "../clinic";
import type { Visit } from "../place";
import { telHref } from "../tel-link";

type Props = { visit: Visit; intake: OwnIntake };

/**
 * What the patient would say, in the first person: pregnancy, own words and place. The signs stand in
 * the panel above.
 */
function sentences({ visit: { t }, intake }: Props): string[] {
  const { answers, contact } = intake;
  const base = `result.emergency.card.${isProxy(answers) ? "proxy" : "self"}`;
  const weeks = numberOf(answers, "gestation_weeks");
  const words = one(answers, "free_text");
  return [
    t(`${base}.pain`),
    ...(isPregnant(answers) ? [t(`${base}.pregnant`, { weeks: weeks ?? 0 })] : []),
    ...(words ? [t("result.emergency.card.words", { words })] : []),
    ...(contact?.whereNow ? [t("result.emergency.card.place", { place: contact.whereNow })] : []),
  ];
}

/**
 * For who cannot talk on the phone, and to read out: the patient's own words, with the text and
 * relay numbers where the clinic set them.
 */
export function NoVoice({ visit, intake }: Props) {
  const { t } = visit;
  const { textEmergency, relay } = clinicFacts();
  return (
    <section className="mt-8 print:mt-3">
      <p>{t("result.emergency.noVoice")}</p>
      {textEmergency || relay ? (
        <p className="mt-3 flex flex-wrap gap-3">
          {textEmergency ? (
            <ButtonLink tone="emergency" href={telHref(textEmergency).replace("tel:", "sms:")}>
              {t("result.emergency.textTo", { number: textEmergency })}
            </ButtonLink>
          ) : null}
          {relay ? (
            <ButtonLink tone="emergency" href={telHref(relay)}>
              {t("result.emergency.relayTo", { number: relay })}
            </ButtonLink>
          ) : null}
        </p>
      ) : null}
      <p className="mt-4 font-bold">{t("result.emergency.card.title")}</p>
      <blockquote className="mt-2 border-l-8 border-line-strong px-5 py-3 wrap-anywhere">
        {sentences({ visit, intake }).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </blockquote>
    </section>
  );
}
