import Link from "next/link";
import { LevelWord } from "@/components/level-tag";
import { Histogram, ScaleTicks } from "@/components/staff/charts/histogram";
import { termsOf } from "@/lib/deadline/due";
import { durationWords } from "@/lib/queue/time-left";
import type { Look, Wait } from "@/lib/safety/figures";
import { barsOf, lookAt } from "@/lib/safety/looks";
import { targetText } from "../words/target-text";
import { LEVEL_WORDS } from "../words/words";
import { casesHref, type Days } from "./address";

const [MINUTE, HOUR, DAY] = [60, 3_600, 86_400];
const TICKS = (
  [
    [MINUTE, "1 min"],
    [15 * MINUTE, "15"],
    [HOUR, "1 h"],
    [4 * HOUR, "4 h"],
    [DAY, "1 day"],
    [5 * DAY, "5 days"],
  ] as const
).map(([seconds, label]) => ({ at: lookAt(seconds), label }));

const withinText = (seconds: number | null) =>
  seconds === null ? "not known yet" : durationWords(seconds * 1000);

/** Where the target is on the scale, if it runs by the clock: opening hours have no one place. */
function targetAt(level: Wait["level"]): number | null {
  const target = termsOf("").targets[level];
  return target?.unit === "minutes" ? lookAt(target.amount * MINUTE) : null;
}

function Row({ wait, looks, days }: { wait: Wait; looks: readonly Look[]; days: Days }) {
  const { level, intakes, late, pending, looked } = wait;
  const [half, nine] = [withinText(wait.half), withinText(wait.nineOfTen)];
  const unopened = intakes - looked;
  const finding = `${LEVEL_WORDS[level]}: half opened within ${half}, nine of ten within ${nine}, target ${targetText(level)}`;
  return (
    <tr>
      <th scope="row">
        <LevelWord level={level} label={LEVEL_WORDS[level]} />
        <span className="count">
          {intakes} {intakes === 1 ? "intake" : "intakes"}
          {unopened > 0 ? `, ${unopened} not opened` : ""}
        </span>
      </th>
      <td className="histogram-cell">
        <Histogram bars={barsOf(looks)} target={targetAt(level)} level={level} label={finding} />
      </td>
      <td>
        <span className="narrow-label">Half within </span>
        {half}
      </td>
      <td>
        <span className="narrow-label">9 of 10 within </span>
        {nine}
      </td>
      <td>
        <span className="narrow-label">Target: </span>
        {targetText(level)}
      </td>
      <td className="nowrap">
        {late > 0 ? (
          <Link href={casesHref(days, { triage: level, kind: "late" })} prefetch={false}>
            <b>{late}</b> late
          </Link>
        ) : (
          "none late"
        )}
        {pending > 0 ? <span className="count">{pending} not yet due</span> : null}
      </td>
    </tr>
  );
}

type Props = { waits: readonly Wait[]; looks: readonly Look[]; days: Days };

/** How soon staff opened the intakes of each level, on a log scale, against the target. */
export function LooksPart({ waits, looks, days }: Props) {
  return (
    <section aria-labelledby="looks">
      <div className="safety-head">
        <h2 id="looks">Time to the first look</h2>
        <p>each bar: how many intakes; dashed: the target</p>
      </div>
      <table className="looks">
        <thead>
          <tr>
            <th scope="col">Level</th>
            <th scope="col">
              <span className="sr-only">Distribution</span>
              <ScaleTicks ticks={TICKS} />
            </th>
            <th scope="col">half within</th>
            <th scope="col">9 of 10 within</th>
            <th scope="col">target</th>
            <th scope="col">late</th>
          </tr>
        </thead>
        <tbody>
          {waits.map((wait) => (
            <Row
              key={wait.level}
              wait={wait}
              looks={looks.filter(({ level }) => level === wait.level)}
              days={days}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}
