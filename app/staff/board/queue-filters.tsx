import Link from "next/link";
import { LANGUAGES, LOCALES } from "@/lib/i18n/locales";
import {
  type FilterKey,
  FOLLOW_UPS,
  isOn,
  QUICK_FILTERS,
  QUICK_KEYS,
  type QueueFilter,
  ruleCode,
  ruleOfCode,
  WAITED,
} from "@/lib/queue/filter";
import type { QueueChoices } from "@/lib/queue/filter-choices";
import {
  type ActiveFilter,
  activeFilters,
  FOLLOW_UP_WORDS,
  flagWords,
  orderOf,
} from "../words/filter-words";
import { queueHref, type Rows } from "./queue-address";

type Option = readonly [value: string, words: string];
type Props = { filter: QueueFilter; choices: QueueChoices };
type FormProps = Props & { rows: Rows | null };

/** These filters have their own links beside the form. */
const TABS: readonly FilterKey[] = ["level", "mine", "state", "sort"];

const counted = (words: string, count: number) => `${words} (${count})`;

/** The red flags of open intakes, and the chosen one even if no open intake has it any more. */
function flagOptions({ filter, choices }: Props): Option[] {
  const known = choices.flags.map(
    ({ ruleId, count }) => [ruleCode(ruleId), counted(flagWords(ruleId), count)] as const,
  );
  const { flag } = filter;
  if (!flag || known.some(([code]) => code === flag)) return known;
  return [...known, [flag, counted(flagWords(ruleOfCode(flag) ?? flag), 0)]];
}

function optionsOf({ filter, choices }: Props): [FilterKey, string, Option[]][] {
  return [
    ["flag", "Red flag", flagOptions({ filter, choices })],
    [
      "place",
      "Location",
      [
        ...choices.places.map(({ id, name, count }) => [id, counted(name, count)] as const),
        ["none", "No location"],
      ],
    ],
    [
      "holder",
      "Assigned to",
      [
        ["nobody", "Unassigned"],
        ...choices.people.map(({ id, name, count }) => [id, counted(name, count)] as const),
      ],
    ],
    ["meant", "Handed off to", [["me", "Me or my role"]]],
    ["language", "Language", LOCALES.map((code) => [code, LANGUAGES[code].name])],
    [
      "waited",
      "Waiting",
      Object.entries(WAITED).map(([code, time]) => [code, `More than ${time}`]),
    ],
    ["followUp", "Follow-up", FOLLOW_UPS.map((state) => [state, FOLLOW_UP_WORDS[state]])],
  ];
}

/** The active filters, each with a link that removes it. */
export function FilterChips(props: { name?: string; active: ActiveFilter[]; rows: Rows | null }) {
  const { name = "Active filters", active, rows } = props;
  return (
    <ul className="chips" aria-label={name}>
      {active.map(({ key, words, rest }) => (
        <li key={key}>
          <Link href={queueHref(rest, 1, rows)} prefetch={false}>
            <span className="sr-only">Remove: </span>
            {words} <span aria-hidden="true">×</span>
          </Link>
        </li>
      ))}
      {active.length > 1 ? (
        <li>
          <Link href={queueHref({}, 1, rows)} prefetch={false}>
            Clear all filters
          </Link>
        </li>
      ) : null}
    </ul>
  );
}

/**
 * Filters the queue. A plain GET form, so that the address holds the filter and can be bookmarked.
 */
export function QueueFilters({ filter, rows, choices }: FormProps) {
  const active = activeFilters(filter, choices);
  const kept = TABS.filter((key) => filter[key]);
  const chips = QUICK_KEYS.filter((key) => isOn(filter, key)).flatMap((key) =>
    Object.keys(QUICK_FILTERS[key]),
  );
  const order = orderOf(filter);
  const own = active.filter(({ key }) => !TABS.includes(key) && !chips.includes(key));
  return (
    <search className="filters">
      {/* A changed filter resets and closes the form. */}
      <details key={queueHref(filter)}>
        <summary>{own.length > 0 ? `Filter (${own.length})` : "Filter"}</summary>
        <form action="/staff" className="field-row">
          {rows ? <input type="hidden" name="rows" value={rows} /> : null}
          {kept.map((key) => (
            <input key={key} type="hidden" name={key} value={filter[key]} />
          ))}
          {optionsOf({ filter, choices }).map(([key, label, options]) => (
            <p key={key} className="field">
              <label htmlFor={`filter-${key}`}>{label}</label>
              {key === "flag" ? (
                <span id="filter-flag-hint" className="field-hint">
                  Includes intakes where this was not asked
                </span>
              ) : null}
              <select
                aria-describedby={key === "flag" ? "filter-flag-hint" : undefined}
                id={`filter-${key}`}
                name={key}
                defaultValue={filter[key] ?? ""}
              >
                <option value="">Any</option>
                {options.map(([value, words]) => (
                  <option key={value} value={value}>
                    {words}
                  </option>
                ))}
              </select>
            </p>
          ))}
          <button type="submit" className="staff-button staff-button-inline">
            Apply
          </button>
        </form>
      </details>
      {own.length > 0 ? <FilterChips active={active} rows={rows} /> : null}
      {order ? <FilterChips name="Order" active={[order]} rows={rows} /> : null}
    </search>
  );
}
