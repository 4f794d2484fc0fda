import { csvLine } from "@/lib/csv";
import { RULES_VERSION } from "@/lib/facts/rules-version";
import { LEVELS } from "@/lib/triage/symptoms";
import type { Stored } from "./queries";
import { directionOf, type Move, replay } from "./replay";

export const CSV_HEAD = csvLine([
  "reference",
  "at",
  "rule_version",
  "from",
  "to",
  "gained",
  "lost",
]);

/** What a replay found: counts, and each change as it comes. */
export class ReplayReport {
  read = 0;
  unreadable = 0;
  readonly directions = { higher: 0, lower: 0, same: 0 };
  /** "FROM to TO" and how often. */
  private readonly steps = new Map<string, number>();
  private readonly rules = new Map<string, { gained: number; lost: number }>();

  /**
   * Takes one stored triage. Returns the difference with today's rules; null when there is none.
   */
  take(stored: Stored): Move | null {
    this.read += 1;
    if (!stored.filed) {
      this.unreadable += 1;
      return null;
    }
    const move = replay(stored.filed);
    if (move) this.count(move);
    return move;
  }

  private count(move: Move): void {
    this.directions[directionOf(move)] += 1;
    const step = `${move.from} to ${move.to}`;
    if (move.from !== move.to) this.steps.set(step, (this.steps.get(step) ?? 0) + 1);
    for (const side of ["gained", "lost"] as const) {
      for (const id of move[side]) {
        const counted = this.rules.get(id) ?? { gained: 0, lost: 0 };
        counted[side] += 1;
        this.rules.set(id, counted);
      }
    }
  }

  /** The counts as text, the most severe first. */
  summary(): string {
    const { higher, lower, same } = this.directions;
    const rank = (step: string) => LEVELS.findIndex((level) => step.startsWith(level));
    const steps = [...this.steps].sort(([a], [b]) => rank(a) - rank(b) || a.localeCompare(b));
    const rules = [...this.rules].sort(([a], [b]) => a.localeCompare(b));
    return [
      `Triaged ${this.read} stored answers with rules ${RULES_VERSION}.`,
      `${higher} would be higher, ${lower} lower, ${same} the same level for other reasons.`,
      ...(this.unreadable ? [`${this.unreadable} could not be read.`] : []),
      ...steps.map(([step, count]) => `  ${step}: ${count}`),
      ...rules.map(([id, { gained, lost }]) => `  rule ${id}: fires ${gained} more, ${lost} fewer`),
    ].join("\n");
  }
}

/** One change as a line of text. It holds a reference, levels and rule ids; nothing of the patient. */
export function moveText({ reference, at }: Stored, move: Move): string {
  const level = move.from === move.to ? `${move.to}, other reasons` : `${move.from} to ${move.to}`;
  const gained = move.gained.map((id) => `+${id}`);
  const lost = move.lost.map((id) => `-${id}`);
  return `${reference} ${at.toISOString().slice(0, 10)} ${level}: ${[...gained, ...lost].join(" ")}`;
}

/** One change as a line of CSV, in the order of CSV_HEAD. */
export function moveCsv({ reference, at, ruleVersion }: Stored, move: Move): string {
  const { from, to, gained, lost } = move;
  const ids = [gained.join(" "), lost.join(" ")];
  return csvLine([reference, at.toISOString(), ruleVersion, from, to, ...ids]);
}
