import { LEVELS } from "@/lib/triage/symptoms";
import { LEVEL_WORDS } from "../words/words";
import { isFiltering, MOST_CHARACTERS, type RuleFilter } from "./filter";

/** Filters the rules by words, level and whether they fired. */
export function RuleFilterForm({ filter }: { filter: RuleFilter }) {
  return (
    <search>
      <form action="/staff/rules" className="find">
        <label>
          Words
          <input
            name="words"
            type="search"
            defaultValue={filter.words}
            maxLength={MOST_CHARACTERS}
            autoComplete="off"
          />
        </label>
        <label>
          Level
          <select name="level" defaultValue={filter.level ?? ""}>
            <option value="">Every level</option>
            {LEVELS.map((level) => (
              <option key={level} value={level}>
                {LEVEL_WORDS[level]}
              </option>
            ))}
          </select>
        </label>
        <label className="choice">
          <input type="checkbox" name="fired" value="yes" defaultChecked={filter.fired === "yes"} />
          <span>Only those that fired</span>
        </label>
        <button type="submit" className="staff-button staff-button-inline">
          Apply
        </button>
        {isFiltering(filter) ? <a href="/staff/rules">Clear</a> : null}
      </form>
    </search>
  );
}
