import { FigureCard, FigureCards } from "@/components/staff/charts/figure-card";
import { IntervalLine } from "@/components/staff/charts/interval-line";
import { type Share, share } from "@/lib/safety/agreement";
import { GOALS, goalState } from "@/lib/safety/goals";
import type { Outcomes, VisitReport } from "@/lib/safety/visits/queries";
import { countsText, intervalText, percentText } from "../figures";
import { goalLine } from "../goal-line";

const noShows = ({ missed, came }: Pick<Outcomes, "missed" | "came">) =>
  share(missed, missed + came);

function NoShowCard({ name, of }: { name: string; of: Share | null }) {
  if (!of)
    return (
      <FigureCard
        name={name}
        figure=""
        state="not_known"
        note="No visit of this time has a record of whether the patient came."
      />
    );
  return (
    <FigureCard
      name={name}
      figure={percentText(of)}
      unit="%"
      state={goalState(of, GOALS.noShow)}
      note={`${intervalText(of)}. ${countsText(of)}`}
    >
      <IntervalLine {...goalLine(of, GOALS.noShow)} />
    </FigureCard>
  );
}

/** A share without a goal. */
function PlainCard({ name, of, none }: { name: string; of: Share | null; none: string }) {
  if (!of) return <FigureCard name={name} figure="" state="not_known" note={none} />;
  const { low, value, high } = of;
  return (
    <FigureCard name={name} figure={countsText(of)} note={intervalText(of)}>
      <IntervalLine {...{ low, value, high }} ends={["0%", "100%"]} label={intervalText(of)} />
    </FigureCard>
  );
}

/** Whether patients came, and what the waiting list did, each figure with its interval. */
export function VisitCards({ reminded, unreminded, waitlist }: VisitReport) {
  const all = {
    missed: reminded.missed + unreminded.missed,
    came: reminded.came + unreminded.came,
  };
  return (
    <FigureCards name="Visits">
      <NoShowCard name="Did not come" of={noShows(all)} />
      <NoShowCard name="With a reminder" of={noShows(reminded)} />
      <NoShowCard name="Without a reminder" of={noShows(unreminded)} />
      <PlainCard
        name="Got a visit from the waiting list"
        of={share(waitlist.booked, waitlist.waited)}
        none="No one was put on the waiting list."
      />
      <PlainCard
        name="Offered times that were filled"
        of={share(waitlist.accepted, waitlist.offers)}
        none="No time was offered."
      />
    </FigureCards>
  );
}
