import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Tells Chrome (from 136) to compile all of a script while it loads, away from the page's thread. */
const EAGER = "//# allFunctionsCalledOnLoad\n";

/**
 * Marks the scripts that every page loads, React and Next's own, so that browsers that know the mark
 * compile them beforehand and not while the page becomes usable. Others read it as a comment.
 */
export function markEagerScripts(dist: string): void {
  const manifest = path.join(dist, "build-manifest.json");
  const { rootMainFiles } = JSON.parse(readFileSync(manifest, "utf8")) as {
    rootMainFiles: string[];
  };
  for (const name of rootMainFiles) {
    const file = path.join(dist, name);
    const script = readFileSync(file, "utf8");
    if (!script.startsWith(EAGER)) writeFileSync(file, EAGER + script);
  }
}
