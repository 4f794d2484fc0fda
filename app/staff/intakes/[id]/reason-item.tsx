import { SourceLink } from "@/app/staff/source-link";
import { LEVEL_WORDS, plainWords, UNSURE_WORDS } from "@/app/staff/words/words";
import { LevelTag } from "@/components/level-tag";
import { type RowReason, rowReason } from "@/lib/triage/reasons";
import { ruleById } from "@/lib/triage/rules/all";
import type { FiredRule } from "@/lib/triage/triage";
import { factWords } from "./fact-words";

type Props = { id: string; fired?: FiredRule; unsure?: RowReason["unsure"] };

/** One rule that fired; with `fired` also its level and the answers that fired it. */
export function ReasonItem({ id, fired, unsure = fired && rowReason(fired).unsure }: Props) {
  const rule = ruleById(id);
  return (
    <li className="reason print-whole">
      <p className="reason-words">
        {rule?.staff ?? plainWords(id)}
        {unsure ? <b className="flag">{UNSURE_WORDS[unsure]}</b> : null}
      </p>
      {rule ? <p>Screens for {rule.screensFor}</p> : null}
      {fired ? (
        <p className="reason-facts">
          <LevelTag level={fired.level} label={LEVEL_WORDS[fired.level]} />
          <span>{fired.because.map(factWords).join("; ")}</span>
        </p>
      ) : null}
      {rule ? (
        <p className="quiet">
          Rule <a href={`/staff/rules#${id}`}>{id}</a>. Source: <SourceLink text={rule.source} />
        </p>
      ) : null}
    </li>
  );
}
