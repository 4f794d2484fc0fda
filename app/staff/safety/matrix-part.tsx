import { LevelWord } from "@/components/level-tag";
import { HeatTable, type HeatTone } from "@/components/staff/charts/heat-table";
import type { Agreement } from "@/lib/safety/figures";
import { LEVELS } from "@/lib/triage/symptoms";
import { LEVEL_WORDS } from "../words/words";
import { casesHref, type Days } from "./address";

const TONE_WORDS: Record<HeatTone, string> = {
  same: "the same",
  under: "the clinician put it higher",
  over: "the clinician put it lower",
};

const toneOf = (row: number, column: number): HeatTone =>
  row === column ? "same" : row > column ? "under" : "over";

const KEYS: readonly [HeatTone, string, string][] = [
  ["same", "the same", "heat-3"],
  ["under", "under-triaged: the clinician put it higher", "heat-2"],
  ["over", "over-triaged", "heat-2"],
];

type Props = { agreement: Agreement; days: Days };

/** Where triage and clinicians part: every count leads to its intakes. */
export function MatrixPart({ agreement: { table, reviewed }, days }: Props) {
  return (
    <section aria-labelledby="agreement">
      <div className="safety-head">
        <h2 id="agreement">Triage and clinicians</h2>
        <p>{reviewed} reviewed intakes; press a number to see them</p>
      </div>
      <HeatTable
        caption="Rows: level by triage. Columns: level by the clinician."
        corner="triage ↓ clinician →"
        columns={LEVELS.map((level) => ({
          key: level,
          head: (
            <LevelWord
              level={level}
              label={<span className="column-word">{LEVEL_WORDS[level]}</span>}
            />
          ),
        }))}
        rows={LEVELS.map((triage, row) => ({
          key: triage,
          head: <LevelWord level={triage} label={LEVEL_WORDS[triage]} />,
          total: table[row]?.reduce((sum, count) => sum + count, 0) ?? 0,
          cells: LEVELS.map((clinician, column) => {
            const count = table[row]?.[column] ?? 0;
            const tone = toneOf(row, column);
            return {
              ...{ key: clinician, count, tone, href: casesHref(days, { triage, clinician }) },
              label: `${count}, triage ${LEVEL_WORDS[triage]}, clinician ${LEVEL_WORDS[clinician]}: ${TONE_WORDS[tone]}`,
            };
          }),
        }))}
      />
      <ul className="heat-key">
        {KEYS.map(([tone, words, strength]) => (
          <li key={tone}>
            <i className={`heat-${tone} ${strength}`} aria-hidden="true" />
            {words}
          </li>
        ))}
      </ul>
    </section>
  );
}
