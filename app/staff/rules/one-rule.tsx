import { LevelTag } from "@/components/level-tag";
import type { Rule } from "@/lib/triage/rules/rule";
import { sourceKinds } from "@/lib/triage/rules/source-kind";
import { SourceLink } from "../source-link";
import { LEVEL_WORDS } from "../words/words";
import { LogicList } from "./logic-list";
import { logicOf } from "./logic-words";
import { KIND_WORDS } from "./rule-words";

/** One rule in full: what it asks for, in words, and what it rests on. */
export function OneRule({ rule }: { rule: Rule }) {
  return (
    <section className="panel" aria-labelledby="one-rule">
      <h2 id="one-rule">
        <LevelTag level={rule.level} label={LEVEL_WORDS[rule.level]} /> {rule.staff}
      </h2>
      <p className="quiet">
        {rule.id}, screens for {rule.screensFor}
      </p>
      <h3>It fires when</h3>
      <div>
        <LogicList logic={logicOf(rule.when)} />
      </div>
      <p className="mt-3 quiet">
        Where only a “not sure” decides, it fires one level lower, never below Routine.
      </p>
      <h3>It rests on</h3>
      <p>
        {sourceKinds(rule.source)
          .map((kind) => KIND_WORDS[kind])
          .join(", ")}
        : <SourceLink text={rule.source} />
      </p>
      <p className="mt-3">
        {/* Not a Link: the browser opens what the rule is folded in. */}
        <a href={`/staff/rules#${rule.id}`}>All rules</a>
      </p>
    </section>
  );
}
