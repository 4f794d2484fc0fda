import { BulletList } from "@/components/bullet-list";
import { lines, type Words } from "@/lib/i18n/translate";
import type { Level } from "@/lib/triage/symptoms";

const BASES: Partial<Record<Level, string>> = {
  URGENT: "urgent",
  SOON: "soon",
  ROUTINE: "routine",
};

/** What to do until the call or the visit: the same for everybody of a level. */
export function UntilThen({ t, level }: { t: Words; level: Level }) {
  const base = BASES[level];
  if (!base) return null;
  return (
    <section className="print-whole mt-8 print:mt-3">
      <h2 className="text-section">{t("result.untilTitle")}</h2>
      <BulletList items={lines(t, `result.${base}.until`)} />
    </section>
  );
}
