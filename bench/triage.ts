import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { SymptomsSchema } from "../lib/triage/symptoms";
import { triage } from "../lib/triage/triage";

const WARM_UP_MS = 1500;
const WINDOW_MS = 400;
const WINDOWS = 5;
const LINES = 10_000;

/** Runs `work` over the cases for this long; gives how many a second. */
function rate<T>(cases: readonly T[], work: (one: T) => unknown, ms: number): number {
  const start = performance.now();
  let rounds = 0;
  while (performance.now() - start < ms) {
    for (const one of cases) work(one);
    rounds += 1;
  }
  return (rounds * cases.length * 1000) / (performance.now() - start);
}

/** How many a second on one core, once warm: the median of a few windows. */
function perSecond<T>(cases: readonly T[], work: (one: T) => unknown): number {
  rate(cases, work, WARM_UP_MS);
  const rates = Array.from({ length: WINDOWS }, () => rate(cases, work, WINDOW_MS));
  return Math.round(rates.sort((a, b) => a - b)[Math.floor(WINDOWS / 2)] as number);
}

const file = new URL("../lib/triage/vignettes.json", import.meta.url);
const vignettes: { structured: unknown }[] = JSON.parse(readFileSync(file, "utf8"));
const symptoms = vignettes.map((one) => SymptomsSchema.parse(one.structured));
const texts = symptoms.map((one) => JSON.stringify(one));

const triages = perSecond(symptoms, triage);
const baseline = perSecond(texts, (text) => JSON.parse(text));
console.log(
  JSON.stringify({
    bench: "triage",
    per_second: triages,
    baseline: "JSON.parse of the same symptoms",
    baseline_per_second: baseline,
    ratio: Number((triages / baseline).toFixed(3)),
    goal: "at least 100,000 a second",
    met: triages >= 100_000,
  }),
);

// As a person runs it, including the start of the program.
const lines = Array.from({ length: LINES }, (_, i) => texts[i % texts.length]).join("\n");
const seconds = (input: string) => {
  const start = performance.now();
  const { status, stdout } = spawnSync("npm", ["run", "-s", "triage"], {
    input: `${input}\n`,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error("The triage of lines failed.");
  return { took: (performance.now() - start) / 1000, answers: stdout.trim().split("\n").length };
};
const start = seconds(texts[0] as string);
const all = seconds(lines);
console.log(
  JSON.stringify({
    bench: "triage_lines",
    lines: all.answers,
    seconds: Number(all.took.toFixed(2)),
    baseline: "the same with one line",
    baseline_seconds: Number(start.took.toFixed(2)),
    ratio: Number((all.took / start.took).toFixed(2)),
    goal: "10,000 lines in under 5 s",
    met: all.answers === LINES && all.took < 5,
  }),
);
