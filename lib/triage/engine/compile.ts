import type { Symptoms } from "../symptoms";
import type { Condition } from "./condition";
import { Leaves, mark, NO, type Run, type Truth, UNSURE, YES } from "./leaves";
import type { Node } from "./node";
import { parentsOf } from "./watch";

/** Every different condition once, each after its parts. */
export interface Program {
  nodes: readonly Node[];
  /** Where a condition's truth stands in the array that `run` returns. */
  indexOf(condition: Condition): number;
  run(symptoms: Symptoms): Uint8Array;
}

function partsOf(condition: Condition): readonly Condition[] {
  switch (condition.op) {
    case "all":
    case "any":
    case "count":
      return condition.of;
    case "sum":
      return condition.units.map(({ when }) => when);
    case "not":
    case "unless":
      return [condition.of];
    default:
      return [];
  }
}

type Points = (place: number) => number;
const ONE_EACH: Points = () => 1;

/** Counts the points of the parts that hold, and of those that may hold. */
function reaches(
  limit: number,
  parts: readonly number[],
  truths: Uint8Array,
  points: Points,
): Truth {
  let sure = 0;
  let possible = 0;
  for (const [place, part] of parts.entries()) {
    if (truths[part] === YES) sure += points(place);
    if (truths[part] !== NO) possible += points(place);
  }
  if (sure >= limit) return YES;
  return possible >= limit ? UNSURE : NO;
}

/** The smallest (all) or largest (any) of the parts; stops at the first that settles it. */
function group(parts: readonly number[], truths: Uint8Array, settled: Truth): Truth {
  let unsure = false;
  for (const part of parts) {
    const truth = truths[part];
    if (truth === settled) return settled;
    if (truth === UNSURE) unsure = true;
  }
  if (unsure) return UNSURE;
  return settled === NO ? YES : NO;
}

/** The truth of a condition, given the truths of its parts. */
export function evaluate({ condition, parts }: Node, truths: Uint8Array): Truth {
  const first = truths[parts[0] ?? 0];
  switch (condition.op) {
    case "all":
      return group(parts, truths, NO);
    case "any":
      return group(parts, truths, YES);
    case "count":
      return reaches(condition.n, parts, truths, ONE_EACH);
    case "sum": {
      const { units } = condition;
      return reaches(condition.atLeast, parts, truths, (place) => units[place]?.points ?? 0);
    }
    case "not":
      return (YES - (first ?? UNSURE)) as Truth;
    case "unless":
      return first === YES ? NO : YES;
    default:
      return NO;
  }
}

function collect(conditions: readonly Condition[]) {
  const nodes: Node[] = [];
  const byName = new Map<string, number>();
  const seen = new Map<Condition, number>();
  const indexOf = (condition: Condition): number => {
    const before = seen.get(condition);
    if (before !== undefined) return before;
    const name = JSON.stringify(condition);
    let index = byName.get(name);
    if (index === undefined) {
      const parts = partsOf(condition).map(indexOf);
      index = nodes.push({ condition, parts }) - 1;
      byName.set(name, index);
    }
    seen.set(condition, index);
    return index;
  };
  for (const condition of conditions) indexOf(condition);
  return { nodes, indexOf };
}

/** Works out every touched condition again; parts always stand before what they make up. */
function settle(nodes: readonly Node[], run: Run): void {
  const { truths, touched } = run;
  for (let index = 0; index < touched.length; index += 1) {
    if (touched[index] === 0) continue;
    const truth = evaluate(nodes[index] as Node, truths);
    if (truth !== truths[index]) mark(run, index, truth);
  }
}

/**
 * Compiles conditions once. A run starts from the truths of a person with nothing at all and works
 * out again only what this person's answers touch. The truths hold until the next run.
 */
export function compile(conditions: readonly Condition[]): Program {
  const { nodes, indexOf } = collect(conditions);
  const leaves = new Leaves();
  const resting = new Uint8Array(nodes.length);
  for (const [index, node] of nodes.entries()) {
    if (node.parts.length === 0) leaves.add(index, node.condition);
    resting[index] = evaluate(node, resting);
  }
  // One pair of arrays for all runs: making new ones costs more than the triage itself. Nothing
  // waits between a run and the reading of its truths, so nobody sees another person's.
  const state: Run = {
    truths: resting.slice(),
    touched: new Uint8Array(nodes.length),
    parents: parentsOf(nodes, resting),
  };
  const run = (symptoms: Symptoms) => {
    state.truths.set(resting);
    state.touched.fill(0);
    leaves.read(symptoms, state);
    settle(nodes, state);
    return state.truths;
  };
  return { nodes, indexOf, run };
}
