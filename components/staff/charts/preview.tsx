import { Specimen, State } from "@/components/preview-frame";
import { Columns } from "../columns";
import { AsTable } from "./as-table";
import { FigureCard, FigureCards } from "./figure-card";
import { HeatTable } from "./heat-table";
import { Histogram, ScaleTicks } from "./histogram";
import { IntervalLine } from "./interval-line";
import { StackedBars } from "./stacked-bars";

const LEVELS = ["EMERGENCY", "URGENT", "SOON", "ROUTINE", "SELF_CARE"];
const TICKS = [
  { at: 0.1, label: "1 min" },
  { at: 0.5, label: "1 h" },
  { at: 0.9, label: "5 days" },
];
const GOAL = { at: 0.75, label: "goal 95%" };
const ENDS = ["80%", "100%"] as const;

function Cards() {
  return (
    <FigureCards name="Figures">
      <FigureCard name="Found" figure="61 of 64" state="not_sure" note="95% interval 87 to 98%">
        <IntervalLine {...{ low: 0.4, value: 0.8, high: 0.95 }} goal={GOAL} ends={ENDS} label="1" />
      </FigureCard>
      <FigureCard name="Found" figure="99" unit="%" state="meets" note="396 of 400">
        <IntervalLine {...{ low: 0.9, value: 0.95, high: 0.99 }} goal={GOAL} label="2" />
      </FigureCard>
      <FigureCard name="Found" figure="82" unit="%" state="misses" note="328 of 400">
        <IntervalLine {...{ low: 0, value: 0.1, high: 0.2 }} label="3" />
      </FigureCard>
      <FigureCard name="Found" figure="" state="not_known" note="No cases" />
    </FigureCards>
  );
}

/** The charts of staff pages in their states. */
export function ChartPreviews() {
  const cell = (row: number, column: number) => ({
    key: String(column),
    count: row === column ? 20 - row : Math.max(0, 3 - row - column),
    tone:
      row === column ? ("same" as const) : row > column ? ("under" as const) : ("over" as const),
    label: `row ${row}, column ${column}`,
    href: "#main",
  });
  return (
    <>
      <Specimen name="Figure cards">
        <State of="not sure, meets, misses, not known">
          <Cards />
        </State>
      </Specimen>
      <Specimen name="Two judgments">
        <State of="the same, put higher, put lower, none">
          <HeatTable
            caption="Rows: the one. Columns: the other."
            corner="One, other"
            columns={LEVELS.map((level) => ({ key: level, head: level }))}
            rows={LEVELS.map((level, row) => ({
              ...{ key: level, head: level, total: 20 },
              cells: LEVELS.map((_, column) => cell(row, column)),
            }))}
          />
        </State>
      </Specimen>
      <Specimen name="Times on a log scale">
        <State of="each level; with a target, and without">
          <ScaleTicks ticks={TICKS} />
          {LEVELS.map((level, at) => (
            <Histogram
              key={level}
              level={level}
              bars={[1, 2, 5, 9, 6, 3, 1, 0]}
              target={at === 4 ? null : 0.5 + at / 10}
              label={level}
            />
          ))}
        </State>
      </Specimen>
      <Specimen name="Counts by week">
        <State of="three weeks, with its table folded">
          <StackedBars
            name="Weeks"
            label="12 in the last week"
            series={LEVELS.map((level) => ({ key: level, label: level }))}
            bars={["1", "2", "3"].map((week) => ({
              ...{ key: week, label: `Week ${week}` },
              values: [1, 2, 3, 2, Number(week)],
            }))}
          />
          <AsTable>
            <table>
              <Columns names={["Week", "All"]} />
            </table>
          </AsTable>
        </State>
      </Specimen>
    </>
  );
}
