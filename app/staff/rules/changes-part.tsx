import type { KeptRule, RuleChange } from "@/lib/safety/rules/changes";
import type { RulesRecord } from "@/lib/safety/rules/queries";
import { fullText } from "../words/clock";
import { LEVEL_WORDS } from "../words/words";
import { LogicList } from "./logic-list";
import { logicOf } from "./logic-words";
import { CHANGE_WORDS } from "./rule-words";

const nameOf = ({ staff, level }: KeptRule) => `${staff} (${LEVEL_WORDS[level]})`;

function changeWords({ before, after, changed }: RuleChange): string {
  if (!before) return "New";
  if (!after) return "Removed";
  const parts = changed.map((part) => CHANGE_WORDS[part]).join(", ");
  const level = changed.includes("level")
    ? `, from ${LEVEL_WORDS[before.level]} to ${LEVEL_WORDS[after.level]}`
    : "";
  return `Changed: ${parts}${level}`;
}

function Change({ change }: { change: RuleChange }) {
  const { id, before, after, changed } = change;
  const rule = after ?? before;
  return (
    <li>
      <b>{changeWords(change)}</b>: {rule ? nameOf(rule) : id}{" "}
      <span className="reference">{id}</span>
      {before && after && changed.includes("logic") ? (
        <details>
          <summary>The logic before and now</summary>
          <p className="font-bold">Before</p>
          <div>
            <LogicList logic={logicOf(before.when)} />
          </div>
          <p className="font-bold">Now</p>
          <div>
            <LogicList logic={logicOf(after.when)} />
          </div>
        </details>
      ) : null}
    </li>
  );
}

/** What changed in the rules since the version that this installation used before. */
export function ChangesPart({ previous }: Pick<RulesRecord, "previous">) {
  if (!previous) return null;
  const { changes, version, since } = previous;
  return (
    <section className="day" aria-labelledby="changes">
      <h2 id="changes">What changed since version {version}</h2>
      <p className="quiet">That version was first used here {fullText(since)}.</p>
      {changes.length === 0 ? (
        <p>No rule changed. What reads the answers or the patient’s own words did.</p>
      ) : (
        <details>
          <summary>
            {changes.length} {changes.length === 1 ? "rule" : "rules"}
          </summary>
          <ul>
            {changes.map((change) => (
              <Change key={change.id} change={change} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
