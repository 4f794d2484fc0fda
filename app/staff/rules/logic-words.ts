import { factWords } from "@/app/staff/intakes/[id]/fact-words";
import type { Compare, Condition } from "@/lib/triage/engine/condition";
import { FAMILY_LABELS } from "@/lib/triage/own-words/family";
import { definitionName, sumOf } from "@/lib/triage/rules/words";
import type { SymptomKey } from "@/lib/triage/symptoms";

/** A condition in words, with the parts that it is made of. */
export type Logic = { words: string; parts: Logic[] };

const line = (words: string, parts: Logic[] = []): Logic => ({ words, parts });

/** The name of an answer, without a value. */
const nameOf = (key: SymptomKey) => factWords({ key, value: true }).replace(/: yes$/, "");

const COMPARE_WORDS: Record<Compare, string> = {
  at_least: "at least",
  at_most: "at most",
  over: "over",
  under: "under",
};

/** A group of one part is that part. */
function group(words: string, of: readonly Condition[]): Logic {
  const parts = of.map(logicOf);
  const [only] = parts;
  return parts.length === 1 && only ? only : line(words, parts);
}

/** "1 point", "2 points". */
export function pointsWords(points: number): string {
  return points === 1 ? "1 point" : `${points} points`;
}

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/**
 * What a condition asks for, as a clinician reads it: nothing is left out. A definition stands under
 * its name, and a sum under its title, because the page shows its points in a table.
 */
export function logicOf(condition: Condition): Logic {
  const name = definitionName(condition);
  return name ? line(sentence(name), [unnamed(condition)]) : unnamed(condition);
}

function unnamed(condition: Condition): Logic {
  switch (condition.op) {
    case "is":
      return line(
        condition.values.map((value) => factWords({ key: condition.key, value })).join(", or "),
      );
    case "number":
      return line(
        `${nameOf(condition.key)}: ${COMPARE_WORDS[condition.compare]} ${condition.value}`,
      );
    case "onset_age_under":
      return line(`Younger than ${condition.years} when the pain began`);
    case "absent":
      return line(`${nameOf(condition.key)}: not part of these answers`);
    case "unsure":
      return line(`${nameOf(condition.key)}: not sure, or not answered`);
    case "said_unsure":
      return line(`${nameOf(condition.key)}: answered “not sure”`);
    case "own_words":
      return line(
        `${condition.families.map((family) => FAMILY_LABELS[family]).join(", or ")} (${condition.strengths.join(" or ")})`,
      );
    case "own_words_denied":
      return line("Own words state a sign that the answer, asked again, denies");
    case "all":
      return group("All of these", condition.of);
    case "any":
      return group("Any of these", condition.of);
    case "count":
      return line(`At least ${condition.n} of these`, condition.of.map(logicOf));
    case "sum": {
      const known = sumOf(condition.units);
      if (known) return line(`Sum “${known.title}”: at least ${pointsWords(condition.atLeast)}`);
      return line(
        `At least ${pointsWords(condition.atLeast)} in all`,
        condition.units.map(({ points, when }) => {
          const { words, parts } = logicOf(when);
          return line(`${pointsWords(points)}: ${words}`, parts);
        }),
      );
    }
    case "not":
      return line("Not", [logicOf(condition.of)]);
    case "unless":
      return line("Except when it is sure that", [logicOf(condition.of)]);
  }
}
