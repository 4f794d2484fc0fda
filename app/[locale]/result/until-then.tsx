import { BulletList } from "@/components/bullet-list";
import { lines, type Words } from "@/lib/i18n/translate";
import type { Level } from "@/lib/triage/symptoms";

const LINES: Partial<Record<Level, string>> = {
  URGENT: "result.urgent.until",
  ROUTINE: "result.routine.until",
};

/**
 * What to do until the call or the visit: the same for everybody of a level. `elsewhere`: without the line about the
 * form, which on another device would begin a second intake. "I feel worse" is there for that.
 */
export function UntilThen({ t, level, elsewhere }: { t: Words; level: Level; elsewhere?: true }) {
  const key = LINES[level];
  const again = !elsewhere && (level === "SOON" || level === "ROUTINE");
  const items = [...(key ? lines(t, key) : []), ...(again ? [t("result.formAgain")] : [])];
  if (items.length === 0) return null;
  return (
    <section className="print-whole mt-8 print:mt-3">
      <h2 className="text-section">{t("result.untilTitle")}</h2>
      <BulletList items={items} />
    </section>
  );
}
