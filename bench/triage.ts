import { readFileSync } from "node:fs";
import { SymptomsSchema } from "../lib/triage/symptoms";
import { triage } from "../lib/triage/triage";

const SECONDS = 2;

/** Runs the work over the cases, round and round, and gives how many a second (one core). */
function perSecond<T>(cases: readonly T[], work: (one: T) => unknown): number {
  const round = () => {
    for (const one of cases) work(one);
  };
  for (let i = 0; i < 200; i += 1) round();
  const start = performance.now();
  let rounds = 0;
  while (performance.now() - start < SECONDS * 1000) {
    round();
    rounds += 1;
  }
  return Math.round((rounds * cases.length * 1000) / (performance.now() - start));
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
  }),
);
