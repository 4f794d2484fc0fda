import { OnPaper, SCREEN_ONLY } from "@/app/staff/words/on-paper";
import { LEVEL_WORDS, plainWords, UNSURE_WORDS } from "@/app/staff/words/words";
import { LevelMark } from "@/components/level-tag";
import { HARM_RULES } from "@/lib/triage/harm";
import { type RowReason, rowReason } from "@/lib/triage/reasons";
import { ruleById } from "@/lib/triage/rules/all";
import type { FiredRule } from "@/lib/triage/triage";
import { factWords } from "./fact-words";
import type { IntakePageData } from "./load";
import { isPrinted } from "./on-paper";

type Props = {
  id: string;
  paper: IntakePageData["paper"];
  fired?: FiredRule;
  unsure?: RowReason["unsure"];
};

const words = (because: FiredRule["because"]) => because.map(factWords).join("; ");

/** One rule that fired; with `fired` also its level and the answers that fired it. */
export function ReasonItem({ id, paper, fired, unsure = fired && rowReason(fired).unsure }: Props) {
  const kept = fired?.because.filter(({ key }) => isPrinted(paper, key)) ?? [];
  return (
    <li
      className={`reason print-whole ${paper.whole || !HARM_RULES.includes(id) ? "" : SCREEN_ONLY}`}
    >
      <p className="reason-words">
        {fired ? <LevelMark level={fired.level} label={LEVEL_WORDS[fired.level]} /> : null}
        <span>
          {ruleById(id)?.staff ?? plainWords(id)}
          {unsure ? <b className="flag">{UNSURE_WORDS[unsure]}</b> : null}
        </span>
      </p>
      {fired ? (
        <p className="reason-facts">
          <OnPaper screen={words(fired.because)} paper={words(kept)} />
        </p>
      ) : null}
    </li>
  );
}
