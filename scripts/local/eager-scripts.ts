import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Tells Chrome (from 136) to compile the whole script while it loads, off the main thread. */
const EAGER = "//# allFunctionsCalledOnLoad\n";

/**
 * Marks the scripts that every staff page loads (React and Next), so that browsers that know the
 * mark compile them early and not while the page becomes usable. Other browsers read a comment.
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
