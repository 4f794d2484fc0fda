import Link from "next/link";
import { FigureCard, FigureCards } from "@/components/staff/charts/figure-card";
import { IntervalLine } from "@/components/staff/charts/interval-line";
import type { Estimate, Share } from "@/lib/safety/agreement";
import { type Agreement, FEWEST_FOR_KAPPA } from "@/lib/safety/figures";
import { GOALS, type Goal, goalState } from "@/lib/safety/goals";
import { casesHref, type Days } from "./address";
import { countsText, intervalText, percentText } from "./figures";
import { goalLine } from "./goal-line";

const NONE = { figure: "", state: "not_known" } as const;

/** A share as a percentage with its goal. */
function ShareCard({ name, share, goal }: { name: string; share: Share | null; goal: Goal }) {
  if (!share)
    return <FigureCard name={name} {...NONE} note="No intake of this period was reviewed." />;
  return (
    <FigureCard
      name={name}
      figure={percentText(share)}
      unit="%"
      state={goalState(share, goal)}
      note={`${intervalText(share)}. ${countsText(share)}`}
    >
      <IntervalLine {...goalLine(share, goal)} />
    </FigureCard>
  );
}

function FoundCard({ found, days }: { found: Share | null; days: Days }) {
  const name = "Emergencies found";
  if (!found)
    return (
      <FigureCard
        name={name}
        {...NONE}
        note="No clinician put an intake of this period at Emergency."
      />
    );
  const missed = found.whole - found.part;
  return (
    <FigureCard
      name={name}
      figure={countsText(found)}
      state={goalState(found, GOALS.found)}
      note={
        <>
          {intervalText(found)}.{" "}
          {missed === 0 ? (
            "None was missed."
          ) : (
            <Link
              href={casesHref(days, { clinician: "EMERGENCY", kind: "under" })}
              prefetch={false}
            >
              The {missed} that triage put lower
            </Link>
          )}
        </>
      }
    >
      <IntervalLine {...goalLine(found, GOALS.found)} />
    </FigureCard>
  );
}

function KappaCard({ kappa, reviewed }: { kappa: Estimate | null; reviewed: number }) {
  const name = "Weighted kappa";
  if (!kappa)
    return (
      <FigureCard
        name={name}
        {...NONE}
        note={
          reviewed < FEWEST_FOR_KAPPA
            ? `${reviewed} reviewed, of at least ${FEWEST_FOR_KAPPA}.`
            : "All reviewed intakes have the same level."
        }
      />
    );
  const text = (value: number) => value.toFixed(2);
  const clamped = { ...kappa, low: Math.max(0, kappa.low), value: Math.max(0, kappa.value) };
  return (
    <FigureCard
      name={name}
      figure={text(kappa.value)}
      state={goalState(kappa, GOALS.kappa)}
      note={`95% interval ${text(kappa.low)} to ${text(kappa.high)}. Quadratic weights, ${reviewed} intakes`}
    >
      <IntervalLine {...goalLine(clamped, GOALS.kappa, text)} />
    </FigureCard>
  );
}

/** How far triage and clinicians agree, each figure beside its goal. */
export function AgreementCards({ agreement, days }: { agreement: Agreement; days: Days }) {
  const { found, under, same, over, kappa, reviewed } = agreement;
  return (
    <FigureCards name="How right the triage was">
      <FoundCard found={found} days={days} />
      <ShareCard name="Under-triaged" share={under} goal={GOALS.under} />
      <ShareCard name="Same level" share={same} goal={GOALS.same} />
      <ShareCard name="Over-triaged" share={over} goal={GOALS.over} />
      <KappaCard kappa={kappa} reviewed={reviewed} />
    </FigureCards>
  );
}
