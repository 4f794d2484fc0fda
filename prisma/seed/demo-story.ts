import type { CloseOutcome, DiagnosisGroup } from "@/lib/queue/schema";
import { LEVELS, type Level } from "@/lib/triage/symptoms";
import type { Act } from "./demo-acts";

// What staff make of an invented patient: mostly soon and the same level, as in a clinic that works. The
// numbers are invented so that the safety page has something to say.

/** Chance that is the same at each run (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Half are opened within `half` minutes; `spread` says how far the others are from that. */
const LOOKS: Record<Level, { half: number; spread: number }> = {
  EMERGENCY: { half: 3.5, spread: 0.7 },
  URGENT: { half: 38, spread: 0.75 },
  SOON: { half: 100, spread: 0.9 },
  ROUTINE: { half: 230, spread: 1 },
  SELF_CARE: { half: 420, spread: 0.9 },
};

const ENDS: Record<Level, readonly [CloseOutcome, readonly DiagnosisGroup[]]> = {
  EMERGENCY: ["sent_to_emergency_department", ["cauda_equina", "blood_vessel", "fracture"]],
  URGENT: ["seen_in_clinic", ["nerve_root", "infection", "fracture", "kidney_or_urinary"]],
  SOON: ["seen_in_clinic", ["nerve_root", "strain_or_spasm", "spinal_stenosis"]],
  ROUTINE: ["advice_given", ["strain_or_spasm", "spinal_stenosis"]],
  SELF_CARE: ["advice_given", ["strain_or_spasm"]],
};

const REASONS = {
  higher: "Invented: worse on the phone than in the answers.",
  lower: "Invented: milder on examination than in the answers.",
} as const;

/** Of ten intakes, so many are reviewed. */
const REVIEWED = 0.82;
/** Of the reviewed, so many get the same level; and so many of the others a lower one. */
const SAME = 0.87;
const LOWER = 0.78;

export type Told = {
  level: Level;
  /** What the clinician found, whatever chance says. */
  found?: { level: Level; diagnosis: DiagnosisGroup };
  /** Its rule fires too easily: most of these patients are put lower. */
  weak?: boolean;
  /** Opened too late. */
  late?: boolean;
};

const normal = (random: () => number) =>
  Array.from({ length: 6 }, random).reduce((sum, each) => sum + each, -3) * 1.41;

function judged({ level, found, weak }: Told, random: () => number): Level | null {
  if (found) return found.level;
  if (random() > REVIEWED && !weak) return null;
  const rank = LEVELS.indexOf(level);
  const lowers = weak ? random() < 0.85 : random() > SAME && random() < LOWER;
  if (lowers) return LEVELS[Math.min(rank + 1, LEVELS.length - 1)] ?? level;
  const raises = !weak && rank > 1 && random() > 0.965;
  return raises ? (LEVELS[rank - 1] ?? level) : level;
}

/** Nobody is later than this without `late`, in minutes. */
const LONGEST: Partial<Record<Level, number>> = { EMERGENCY: 14, URGENT: 220 };

type Case = {
  told: Told;
  clinicians: readonly string[];
  at: number;
  minutesAgo: number;
  now: Date;
};

/** What staff did about an intake received `minutesAgo`; all of it is over by `now`. */
export function storyOf(
  { told, clinicians, at, minutesAgo, now }: Case,
  random: () => number,
): Omit<Act, "intake"> {
  const { half, spread } = LOOKS[told.level];
  const usual = half * Math.exp(spread * normal(random));
  const longest = Math.min(LONGEST[told.level] ?? usual, Math.max(1, minutesAgo - 90));
  const wait = told.late ? half * 7 : Math.min(usual, longest);
  const after = (minutes: number) => new Date(now.getTime() - (minutesAgo - minutes) * 60_000);
  const level = judged(told, random);
  const [outcome, diagnoses] = ENDS[level ?? told.level];
  const calls = told.level !== "SELF_CARE";
  const [talks, closes] = [wait + 2 + random() * 6, wait + 12 + random() * 50];
  const rises = level !== null && LEVELS.indexOf(level) < LEVELS.indexOf(told.level);
  return {
    staff: clinicians[at % clinicians.length] ?? "",
    second: clinicians[(at + 1) % clinicians.length] ?? "",
    openedAt: after(wait),
    ...(level && {
      review: { at: after(talks + 3), level, reason: REASONS[rises ? "higher" : "lower"] },
    }),
    ...(calls && random() < 0.2 && { triedAt: after(wait + 1) }),
    ...(calls && { spokeAt: after(talks) }),
    closing: {
      at: after(closes),
      outcome,
      diagnosis:
        told.found?.diagnosis ?? diagnoses[Math.floor(random() * diagnoses.length)] ?? "other",
    },
  };
}
