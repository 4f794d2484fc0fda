import { AsTable } from "@/components/staff/charts/as-table";
import { StackedBars } from "@/components/staff/charts/stacked-bars";
import type { Mix } from "@/lib/safety/figures";
import { LEVELS } from "@/lib/triage/symptoms";
import { monthDayText } from "../words/clock";
import { LEVEL_WORDS } from "../words/words";
import { MixTable } from "./mix-table";

const SERIES = LEVELS.map((level) => ({ key: level, label: LEVEL_WORDS[level] }));

/** How many intakes of each level came in each week. A week is named by its Monday. */
export function MixPart({ mixes }: { mixes: readonly Mix[] }) {
  const [last, most] = [mixes.at(-1), [...mixes].sort((a, b) => b.total - a.total)[0]];
  return (
    <section aria-labelledby="mix">
      <div className="safety-head">
        <h2 id="mix">Level mix by week</h2>
        <p>intakes sent; the last week may still go on</p>
      </div>
      {last && most ? (
        <>
          <StackedBars
            name="Chart of the weeks"
            label={`Intakes by week and level: most in the week of ${monthDayText(most.group)}, ${most.total}; ${last.total} in the last week`}
            series={SERIES}
            bars={mixes.map(({ group, levels }) => ({
              ...{ key: group, label: monthDayText(group) },
              values: LEVELS.map((level) => levels[level]),
            }))}
          />
          <AsTable>
            <MixTable of="Week of" mixes={mixes} nameOf={monthDayText} />
          </AsTable>
        </>
      ) : (
        <p className="empty">No intakes were received in this period.</p>
      )}
    </section>
  );
}
