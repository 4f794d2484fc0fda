import { BulletList } from "@/components/bullet-list";
import { Checklist, type ToDo } from "@/components/checklist";
import { Drawing, type DrawingName } from "@/components/drawing";
import { Fold } from "@/components/fold";
import type { Words } from "@/lib/i18n/translate";
import type { Judgement } from "@/lib/plan/medicine";
import type { Plan } from "@/lib/plan/plan";
import type { Visit } from "../place";

const PICTURES: Readonly<Record<string, DrawingName>> = {
  keep_moving: "walk",
  rest_position: "rest",
  rest_on_side: "side",
  warm_or_cold: "warm",
};

const STRETCHES = ["knee", "roll"] as const;

const line = (text: string, name?: DrawingName): ToDo => ({
  text,
  picture: name && <Drawing name={name} className="w-22" />,
});

/** The lines of one piece of advice, each with its drawing; the stretches say how each is done. */
function toDo(t: Words, id: string): ToDo[] {
  const advice = line(t(`plan.items.${id}`), PICTURES[id]);
  if (id !== "stretch") return [advice];
  return [advice, ...STRETCHES.map((name) => line(t(`plan.stretches.${name}`), name))];
}

/** When to look whether it is worse. It is never folded away. */
const LOOK_BACK = "look_back";

/** What to do on which day, made from the answers. The first day is open; `whole` opens the later ones. */
export function PlanChecklist({
  visit,
  plan,
  whole,
}: {
  visit: Visit;
  plan: Plan;
  whole: boolean;
}) {
  const { t, kiosk } = visit;
  // Patients cannot print in the waiting room.
  const lead = kiosk ? "plan.lead" : "plan.leadToPrint";
  const looksBack = plan.parts.some(({ items }) => items.includes(LOOK_BACK));
  return (
    <section className="mt-8 rounded-field border-2 border-accent px-4 py-3 print:mt-3 print:border print:px-3">
      <h2 className="text-section">{t("plan.title")}</h2>
      <p className="mt-2 print:hidden">{t(lead)}</p>
      <div className="print:columns-2 print:gap-8">
        {plan.parts.map(({ part, items }, at) => (
          <Fold
            key={part}
            name={<h3 className="inline text-lead text-ink">{t(`plan.parts.${part}`)}</h3>}
            open={whole || at === 0}
          >
            <Checklist
              items={items.filter((id) => id !== LOOK_BACK).flatMap((id) => toDo(t, id))}
            />
          </Fold>
        ))}
      </div>
      {looksBack ? <Checklist items={toDo(t, LOOK_BACK)} /> : null}
    </section>
  );
}

/** One medicine: whether it may be taken, and what speaks against it. */
export function OneMedicine({
  t,
  base,
  judgement,
}: {
  t: Words;
  base: string;
  judgement: Judgement;
}) {
  const { verdict, reasons } = judgement;
  const [first = "", ...rest] = reasons.map((reason) => t(`plan.reasons.${reason}`));
  return (
    <div className="print-whole mt-4 print:mt-1">
      {verdict === "if" && rest.length === 0 ? (
        <p>{t(`${base}.ifOne`, { reason: first })}</p>
      ) : (
        <>
          <p>{t(`${base}.${verdict}`)}</p>
          {reasons.length > 0 ? <BulletList items={[first, ...rest]} /> : null}
        </>
      )}
      {verdict === "if" ? <p className="mt-2">{t("plan.notSure")}</p> : null}
      {verdict === "avoid" ? <p className="mt-2">{t("plan.whatElse")}</p> : null}
    </div>
  );
}

/** Which painkillers this person may take, never how much; then the sources of the advice. */
export function PlanMedicine({ t, plan }: { t: Words; plan: Plan }) {
  const { medicine, sources } = plan;
  return (
    <section className="mt-8 print:mt-3">
      <h2 className="text-section">{t("plan.medicineTitle")}</h2>
      {medicine ? (
        <>
          <OneMedicine t={t} base="plan.antiInflammatory" judgement={medicine.antiInflammatory} />
          <OneMedicine t={t} base="plan.acetaminophen" judgement={medicine.acetaminophen} />
          <p className="mt-4 print:mt-1">{t("plan.label")}</p>
        </>
      ) : (
        <p className="mt-2">{t("plan.usualMedicine")}</p>
      )}
      <p className="mt-4 text-small text-ink-quiet print:mt-1">
        {t("plan.sources", { names: sources.map(({ name }) => name).join("; ") })}
      </p>
    </section>
  );
}
