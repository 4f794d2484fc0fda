import { BulletList } from "@/components/bullet-list";
import { ButtonLink } from "@/components/button";
import { LevelShape } from "@/components/level-shape";
import { lines, type Words } from "@/lib/i18n/translate";
import { clinicFacts } from "./clinic";
import { telHref } from "./tel-link";

/** When to call for help at once, on every page that does not already say so. */
export function SafetyNet({ t }: { t: Words }) {
  const { number, crisis } = clinicFacts();
  return (
    <section className="print-whole mt-10 print:mt-3 rounded-field border-2 border-l-8 border-emergency-ink px-5 py-4">
      <h2 className="flex items-start gap-2 text-lead">
        <LevelShape level="EMERGENCY" className="mt-1 text-emergency-ink" />
        <span className="min-w-0">{t("safetyNet.title", { number })}</span>
      </h2>
      <div className="print:columns-2">
        <BulletList items={lines(t, "safetyNet.items", { crisis })} />
      </div>
      <p className="mt-3 font-bold">{t("safetyNet.close")}</p>
      <p className="mt-4 print:hidden">
        <ButtonLink href={telHref(number)} tone="emergency" className="w-full sm:w-auto">
          {t("start.emergencyCall", { number })}
        </ButtonLink>
      </p>
    </section>
  );
}
