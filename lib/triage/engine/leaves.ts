import { isRequired } from "../asked";
import { hitsOf, untoldHits } from "../own-words/facts";
import type { SymptomKey, Symptoms } from "../symptoms";
import type { Condition } from "./condition";

// Kleene's three values as numbers, so that "and" is the smaller and "or" the larger.
export const NO = 0;
export const UNSURE = 1;
export const YES = 2;
export type Truth = typeof NO | typeof UNSURE | typeof YES;

/** The truths of one run; `touched` are the places to work out again, given what was marked. */
export interface Run {
  truths: Uint8Array;
  touched: Uint8Array;
  parents: readonly (readonly number[])[];
}

/** Sets one truth and touches every condition that is made of it. */
export function mark({ truths, touched, parents }: Run, index: number, truth: Truth): void {
  truths[index] = truth;
  for (const parent of parents[index] as readonly number[]) touched[parent] = 1;
}

function markAll(run: Run, places: readonly number[], truth: Truth): void {
  for (const index of places) mark(run, index, truth);
}

type OfOp<Op extends Condition["op"]> = Extract<Condition, { op: Op }>;

/** Everything the rules ask about one key, so that its answer is read once. */
interface KeyLeaves {
  key: SymptomKey;
  whenTrue: number[];
  whenWord: Map<unknown, number[]>;
  numbers: { index: number; holds: (value: number) => boolean }[];
  absent: number[];
  /** Conditions on the answer: unsure when it is unknown. */
  unknown: number[];
  /** Conditions on not knowing it: yes when it is unknown. */
  doubt: number[];
  /** Conditions on the words "not sure": yes only when they were said. */
  saidUnsure: number[];
  /** The run that last met an answer for this key. */
  met: number;
}

function comparison({ compare, value: limit }: OfOp<"number">): (value: number) => boolean {
  switch (compare) {
    case "at_least":
      return (value) => value >= limit;
    case "at_most":
      return (value) => value <= limit;
    case "over":
      return (value) => value > limit;
    case "under":
      return (value) => value < limit;
  }
}

function wholeLeaf(condition: Condition, s: Symptoms): Truth {
  switch (condition.op) {
    case "onset_age_under":
      if (s.age_years === undefined || s.duration_days === undefined) return UNSURE;
      return s.age_years - s.duration_days / 365.25 < condition.years ? YES : NO;
    case "own_words": {
      const { families, strengths } = condition;
      const meant = hitsOf(s).some(
        ({ family, strength }) => families.includes(family) && strengths.includes(strength),
      );
      return meant ? YES : NO;
    }
    case "own_words_denied":
      return s.free_text_asked_again === true && untoldHits(s).length > 0 ? YES : NO;
    default:
      return NO;
  }
}

/** The conditions that look at answers, gathered by key. */
export class Leaves {
  #byKey = new Map<string, KeyLeaves>();
  #list: KeyLeaves[] = [];
  #whole: { index: number; condition: Condition }[] = [];
  /** The keys in the order the last caller sent them: the next one mostly does the same. */
  #order: KeyLeaves[] = [];
  #runs = 0;

  #of(key: SymptomKey): KeyLeaves {
    const before = this.#byKey.get(key);
    if (before) return before;
    const leaves: KeyLeaves = {
      key,
      whenTrue: [],
      whenWord: new Map(),
      numbers: [],
      absent: [],
      unknown: [],
      doubt: [],
      saidUnsure: [],
      met: 0,
    };
    this.#byKey.set(key, leaves);
    this.#list.push(leaves);
    return leaves;
  }

  add(index: number, condition: Condition): void {
    switch (condition.op) {
      case "is": {
        const leaves = this.#of(condition.key);
        for (const value of condition.values) {
          if (value === true) leaves.whenTrue.push(index);
          else leaves.whenWord.set(value, [...(leaves.whenWord.get(value) ?? []), index]);
        }
        leaves.unknown.push(index);
        return;
      }
      case "number": {
        const leaves = this.#of(condition.key);
        leaves.numbers.push({ index, holds: comparison(condition) });
        leaves.unknown.push(index);
        return;
      }
      case "absent":
        this.#of(condition.key).absent.push(index);
        return;
      case "unsure":
        this.#of(condition.key).doubt.push(index);
        return;
      case "said_unsure":
        this.#of(condition.key).saidUnsure.push(index);
        return;
      default:
        this.#whole.push({ index, condition });
    }
  }

  /** Marks every leaf that is not NO for these answers. */
  read(s: Symptoms, run: Run): void {
    this.#runs += 1;
    // Going through the answers that are there is ten times as fast as asking for each key.
    let at = 0;
    for (const key in s) {
      const value = s[key as SymptomKey];
      const guess = this.#order[at];
      const leaves = guess?.key === key ? guess : this.#byKey.get(key);
      if (leaves === undefined || value === undefined) continue;
      if (leaves !== guess) this.#order[at] = leaves;
      at += 1;
      leaves.met = this.#runs;
      if (value !== false || leaves.whenWord.size > 0) readAnswer(leaves, value, run);
    }
    for (const leaves of this.#list) {
      if (leaves.met !== this.#runs) readSilence(leaves, s, run);
    }
    for (const { index, condition } of this.#whole) {
      const truth = wholeLeaf(condition, s);
      if (truth !== NO) mark(run, index, truth);
    }
  }
}

function readAnswer(leaves: KeyLeaves, value: unknown, run: Run): void {
  if (value === true) markAll(run, leaves.whenTrue, YES);
  else if (value === "unsure") {
    markUnknown(leaves, run);
    markAll(run, leaves.saidUnsure, YES);
  } else if (typeof value === "number") {
    for (const { index, holds } of leaves.numbers) if (holds(value)) mark(run, index, YES);
  } else if (leaves.whenWord.size > 0) {
    const hits = leaves.whenWord.get(value);
    if (hits) markAll(run, hits, YES);
  }
}

function readSilence(leaves: KeyLeaves, s: Symptoms, run: Run): void {
  markAll(run, leaves.absent, YES);
  if (isRequired(leaves.key, s)) markUnknown(leaves, run);
}

/** An answer is unknown when it is "unsure", or missing although a rule needs it (b.6, 4). */
function markUnknown(leaves: KeyLeaves, run: Run): void {
  markAll(run, leaves.unknown, UNSURE);
  markAll(run, leaves.doubt, YES);
}
