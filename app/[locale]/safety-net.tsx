import { BulletList } from "@/components/bullet-list";
import { EmergencyTitle } from "@/components/emergency-title";
import { lines, type Words } from "@/lib/i18n/translate";
import { clinicFacts } from "./clinic";
import { CallForHelp } from "./tel-link";

/** When to call for help at once, on every page that does not already say so. */
export function SafetyNet({ t }: { t: Words }) {
  const { number, crisis } = clinicFacts();
  return (
    <section className="print-whole mt-10 print:mt-3 rounded-field border-2 border-l-8 border-emergency-ink px-5 py-4">
      <EmergencyTitle>{t("safetyNet.title", { number })}</EmergencyTitle>
      <div className="text-[1.125rem] leading-snug print:columns-2">
        <BulletList items={lines(t, "safetyNet.items", { crisis })} />
      </div>
      <p className="mt-3 font-bold">{t("safetyNet.close")}</p>
      <CallForHelp t={t} />
    </section>
  );
}
