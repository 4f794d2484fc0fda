import { NO, YES } from "./leaves";
import type { Node } from "./node";

/** How often a condition holds, by its kind alone: a guess that only speed depends on. */
function commonness(node: Node, nodes: readonly Node[]): number {
  const parts = () => node.parts.map((part) => commonness(nodes[part] as Node, nodes));
  switch (node.condition.op) {
    case "is":
      return node.condition.values.includes(true) ? 0 : 1;
    case "all":
      return Math.min(...parts());
    case "any":
    case "count":
      return Math.max(...parts());
    default:
      return 2;
  }
}

/**
 * The parts whose change can change this condition. Where one part settles it (a No among "all", a
 * Yes among "any"), it is enough to watch that one: the rarest to change. Otherwise all parts.
 */
function watchedParts(node: Node, nodes: readonly Node[], resting: Uint8Array): readonly number[] {
  const { op } = node.condition;
  if (op !== "all" && op !== "any") return node.parts;
  const settling = node.parts.filter((part) => resting[part] === (op === "all" ? NO : YES));
  const rank = (part: number) => commonness(nodes[part] as Node, nodes);
  const rarest = settling.sort((a, b) => rank(a) - rank(b))[0];
  return rarest === undefined ? node.parts : [rarest];
}

/** For every condition, those to work out again when it changes from how it rests. */
export function parentsOf(nodes: readonly Node[], resting: Uint8Array): number[][] {
  const parents: number[][] = nodes.map(() => []);
  for (const [index, node] of nodes.entries()) {
    for (const part of watchedParts(node, nodes, resting)) parents[part]?.push(index);
  }
  return parents;
}
