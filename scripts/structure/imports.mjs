// What imports what, read from the text of the files.
import path from "node:path";

const STATEMENT = /^(?:import|export)\b(?<clause>[^"';]*?)["'](?<name>[^"'\n]+)["']/gm;
const DYNAMIC = /\bimport\(\s*["'](?<name>[^"'\n]+)["']\s*\)/g;
const ENDINGS = ["", ".ts", ".tsx", ".mjs", ".js", ".css", ".json"];

/** The path of the file that `name` means in this file; null for a package. */
function pathOf(file, name) {
  if (name.startsWith("@/")) return name.slice(2);
  return name.startsWith(".") ? path.posix.join(path.posix.dirname(file), name) : null;
}

/**
 * The imports of each file, types included: `name` as written, `target` the file it means (null for
 * a package), `type` whether it imports only types. `files` maps paths to texts.
 */
export function importsOf(files) {
  const resolve = (file, name) => {
    const base = pathOf(file, name);
    if (base === null) return null;
    return ENDINGS.map((ending) => base + ending).find((each) => files.has(each)) ?? base;
  };
  const found = new Map();
  for (const [file, text] of files) {
    if (!/\.(?:tsx?|m?js)$/.test(file)) continue;
    const statements = [...text.matchAll(STATEMENT), ...text.matchAll(DYNAMIC)]
      .filter(({ groups }) => !groups.clause || /\bfrom\s*$|^\s*$/.test(groups.clause))
      .map(({ groups }) => ({
        name: groups.name,
        target: resolve(file, groups.name),
        type: /^\s+type\b/.test(groups.clause ?? ""),
      }));
    found.set(file, statements);
  }
  return found;
}

/** The circles of a graph (node to nodes): groups of nodes that reach one another (Tarjan). */
export function circlesOf(graph) {
  const state = { order: new Map(), low: new Map(), stack: [], circles: [] };
  for (const node of graph.keys()) if (!state.order.has(node)) visit(graph, node, state);
  return state.circles;
}

function visit(graph, node, state) {
  const { order, low, stack, circles } = state;
  order.set(node, order.size);
  low.set(node, order.get(node));
  stack.push(node);
  for (const next of graph.get(node) ?? []) {
    if (!order.has(next)) visit(graph, next, state);
    if (stack.includes(next)) low.set(node, Math.min(low.get(node), low.get(next)));
  }
  if (low.get(node) !== order.get(node)) return;
  const circle = stack.splice(stack.indexOf(node));
  if (circle.length > 1) circles.push(circle.toSorted());
}
