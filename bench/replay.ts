import { randomUUID } from "node:crypto";
import { closeDatabase, sql } from "@/lib/db/client";
import { symptomsOf } from "@/lib/facts/symptoms-of";
import {
  type FiledAnswers,
  openDraftAnswers,
  sealDraftAnswers,
  sealFiledAnswers,
} from "@/lib/intake/sealed";
import type { Answers } from "@/lib/questions/answers";
import { streamFiled } from "@/lib/safety/replay/queries";
import { ReplayReport } from "@/lib/safety/replay/report";
import { demoAnswers } from "@/prisma/seed/demo-intakes";
import { DEMO_PATIENTS } from "@/prisma/seed/demo-patients";
import { startSite } from "@/scripts/local/site";
import { report } from "./support/load";

// Replays the rules over many stored intakes. For comparison it only opens as many sealed answers.

const MANY = 100_000;
const CHUNK = 1_000;

async function fill(count: number, filed: FiledAnswers[]): Promise<void> {
  for (let stored = 0; stored < count; stored += CHUNK) {
    const ids = Array.from({ length: CHUNK }, () => randomUUID());
    const sealed = ids.map((id, at) => sealFiledAnswers(id, filed[at % filed.length]!));
    await sql(
      "bench_replay_fill",
      `INSERT INTO "Intake" ("id", "reference", "tokenHash", "locale", "filedAs", "level", "ruleVersion", "firedRules", "reviewFlags", "answersSealed", "demo")
       SELECT id, id, id, 'en', 'sent', 'SOON', 'bench', '{}', '{}', sealed, true
       FROM unnest($ids::uuid[], $sealed::text[]) AS t(id, sealed)`,
      { ids, sealed },
    );
  }
}

function openOnly(count: number, answers: Answers[]): number {
  const id = randomUUID();
  const sealed = answers.map((each) => sealDraftAnswers(id, each));
  const began = performance.now();
  for (let i = 0; i < count; i += 1) openDraftAnswers(id, sealed[i % sealed.length]!);
  return (count * 1000) / (performance.now() - began);
}

// Load it after the site starts, because answers depend on the settings.
const site = await startSite({ durable: false });
const ANSWERS = DEMO_PATIENTS.filter(({ stoppedAt }) => !stoppedAt).map((patient) =>
  demoAnswers(patient, new Date()),
);
const FILED = ANSWERS.map((answers) => ({ answers, symptoms: symptomsOf(answers) }));
try {
  await fill(MANY, FILED);
  const baseline = openOnly(MANY, ANSWERS);
  const replayed = new ReplayReport();
  const began = performance.now();
  for await (const stored of streamFiled(site.databaseUrl)) replayed.take(stored);
  const seconds = (performance.now() - began) / 1000;
  report({
    bench: "replay",
    stored: replayed.read,
    unreadable: replayed.unreadable,
    seconds,
    per_second: replayed.read / seconds,
    resident_mb: process.memoryUsage().rss / 1e6,
    baseline: "opening as many sealed answers, nothing else",
    baseline_per_second: baseline,
    ratio: replayed.read / seconds / baseline,
    goal: "100,000 in under 60 seconds",
    met: replayed.read >= MANY && seconds < 60,
  });
} finally {
  await site.stop();
  await closeDatabase();
}
