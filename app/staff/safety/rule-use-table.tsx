import { LevelWord } from "@/components/level-tag";
import { IntervalLine } from "@/components/staff/charts/interval-line";
import { Columns } from "@/components/staff/columns";
import type { Share } from "@/lib/safety/agreement";
import type { RuleUse } from "@/lib/safety/figures";
import { ruleById } from "@/lib/triage/rules/all";
import { LEVEL_WORDS, plainWords } from "../words/words";
import { countsText, shareText } from "./figures";

const COLUMNS = ["Rule", "Fired", "Decided", "Confirmed", "0 to 100%", "Share, 95% interval"];

/** A rule of which fewer than half are confirmed, for sure. */
const WEAK = 0.5;
/** So many stand on the page, those that decided most. */
const FIRST = 8;

export const isWeak = ({ confirmed }: RuleUse) => confirmed !== null && confirmed.high < WEAK;

function Line({ share }: { share: Share }) {
  const { low, value, high } = share;
  return <IntervalLine {...{ low, value, high }} label={shareText(share)} />;
}

function Row({ use }: { use: RuleUse }) {
  const { id, level, fired, decided, confirmed } = use;
  return (
    <tr className={isWeak(use) ? "weak" : undefined}>
      <th scope="row">
        {level ? (
          <LevelWord
            level={level}
            label={
              <>
                <span className="sr-only">{LEVEL_WORDS[level]}: </span>
                <a href={`/staff/rules#${id}`}>{ruleById(id)?.staff ?? plainWords(id)}</a>
              </>
            }
          />
        ) : (
          `${id}, a former rule`
        )}
        {isWeak(use) ? <b> Look at this rule</b> : null}
      </th>
      <td className="nowrap">
        <span className="narrow-label">Fired: </span>
        {fired}
      </td>
      <td className="nowrap">
        <span className="narrow-label">Decided: </span>
        {decided}
      </td>
      <td className="nowrap">
        <span className="narrow-label">Confirmed: </span>
        {confirmed ? countsText(confirmed) : "not known yet"}
      </td>
      <td className="share-cell">{confirmed ? <Line share={confirmed} /> : null}</td>
      <td>{confirmed ? shareText(confirmed) : null}</td>
    </tr>
  );
}

function Rows({ uses }: { uses: readonly RuleUse[] }) {
  return (
    <table className="plain">
      <Columns names={COLUMNS} />
      <tbody>
        {uses.map((use) => (
          <Row key={use.id} use={use} />
        ))}
      </tbody>
    </table>
  );
}

/** Weak ones first: those are to look at. Then those that decided most. */
const byWeight = (a: RuleUse, b: RuleUse) =>
  Number(isWeak(b)) - Number(isWeak(a)) || b.decided - a.decided || b.fired - a.fired;

/** How often each rule fired and decided, and how often a clinician then agreed. */
export function RuleUseTable({ uses }: { uses: readonly RuleUse[] }) {
  const sorted = [...uses].sort(byWeight);
  const [first, rest] = [sorted.slice(0, FIRST), sorted.slice(FIRST)];
  return (
    <section className="safety-whole" aria-labelledby="rule-use">
      <div className="safety-head">
        <h2 id="rule-use">How useful each rule was</h2>
        <p>
          Confirmed: of the reviewed intakes that it decided, those that a clinician put as high, or
          higher
        </p>
      </div>
      {uses.length === 0 ? <p className="empty">No rules fired in this period.</p> : null}
      {first.length > 0 ? <Rows uses={first} /> : null}
      {rest.length > 0 ? (
        <details>
          <summary>The {rest.length} other rules that fired</summary>
          <Rows uses={rest} />
        </details>
      ) : null}
    </section>
  );
}
