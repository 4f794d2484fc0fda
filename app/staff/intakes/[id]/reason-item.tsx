import { LEVEL_WORDS, plainWords, UNSURE_WORDS } from "@/app/staff/words/words";
import { LevelMark } from "@/components/level-tag";
import { type RowReason, rowReason } from "@/lib/triage/reasons";
import { ruleById } from "@/lib/triage/rules/all";
import type { FiredRule } from "@/lib/triage/triage";
import { factWords } from "./fact-words";

type Props = { id: string; fired?: FiredRule; unsure?: RowReason["unsure"] };

/** One rule that fired; with `fired` also its level and the answers that fired it. */
export function ReasonItem({ id, fired, unsure = fired && rowReason(fired).unsure }: Props) {
  return (
    <li className="reason print-whole">
      <p className="reason-words">
        {fired ? <LevelMark level={fired.level} label={LEVEL_WORDS[fired.level]} /> : null}
        <span>
          {ruleById(id)?.staff ?? plainWords(id)}
          {unsure ? <b className="flag">{UNSURE_WORDS[unsure]}</b> : null}
        </span>
      </p>
      {fired ? <p className="reason-facts">{fired.because.map(factWords).join("; ")}</p> : null}
    </li>
  );
}
