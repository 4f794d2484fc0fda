import { shortDayText } from "@/app/staff/words/clock";
import type { Symptoms } from "@/lib/triage/symptoms";

const WIDTH = 360;
const BASE = 42;
const TALL = 34;
const BEGAN = 28;
const DAY_MS = 86_400_000;
/** A pain whose score is not known is drawn half way up. */
const UNKNOWN = 5;

type Told = Pick<
  Symptoms,
  "duration_days" | "onset" | "course" | "pain_score" | "pain_score_worst"
>;

const ONSET_WORDS: Record<string, string> = { sudden: "all at once", gradual: "bit by bit" };
const COURSE_WORDS: Record<string, string> = {
  improving: "getting better",
  same: "about the same",
  worsening: "getting worse",
  comes_and_goes: "comes and goes",
};

/** What is drawn, in words: "12 days, bit by bit, getting worse". */
function courseWords({ duration_days: days = 0, onset, course }: Told): string {
  const long = days === 0 ? "since today" : days === 1 ? "1 day" : `${days} days`;
  return [long, ONSET_WORDS[String(onset)], COURSE_WORDS[String(course)]]
    .filter(Boolean)
    .join(", ");
}

/** The heights of the pain from its beginning to now, as parts of the time between. */
function heights({
  onset,
  course,
  pain_score: now = UNKNOWN,
  pain_score_worst: worst = now,
}: Told) {
  const peak = Math.max(now, worst);
  const start: [number, number][] =
    onset === "sudden"
      ? [
          [0, 0],
          [0, course === "worsening" ? now / 2 : peak],
        ]
      : [[0, 0]];
  const rise: [number, number][] = onset === "sudden" ? [] : [[0.4, peak]];
  switch (course) {
    case "worsening":
      return [...start, [1, now] as [number, number]];
    case "improving":
      return [...start, ...rise, [1, now] as [number, number]];
    case "comes_and_goes":
      return [
        ...start,
        ...[0.15, 0.3, 0.45, 0.6, 0.75, 0.9].map((at, n): [number, number] => [
          at,
          n % 2 ? peak / 4 : peak,
        ]),
        [1, now] as [number, number],
      ];
    default:
      return [...start, ...rise, [1, now] as [number, number]];
  }
}

/**
 * How the pain went since it began, as the patient told it: drawn to the scale of the answers at both
 * ends, not between. Nothing while it is not known when it began.
 */
export function PainCourse({ symptoms, now }: { symptoms: Told; now: Date }) {
  const { duration_days: days } = symptoms;
  if (days === undefined) return null;
  const began = shortDayText(new Date(now.getTime() - days * DAY_MS));
  const line = heights(symptoms)
    .map(([at, pain]) => `${BEGAN + at * (WIDTH - BEGAN - 3)} ${BASE - (pain / 10) * TALL}`)
    .join("L");
  const words = courseWords(symptoms);
  return (
    <figure className="pain-course">
      <svg viewBox={`0 0 ${WIDTH} 50`} role="img" aria-label={`The pain over time: ${words}`}>
        <path className="course-under" d={`M${line}V${BASE}Z`} />
        <path className="course-base" d={`M0 ${BASE}H${WIDTH}`} />
        <path className="course-line" d={`M${line}`} />
        <path className="course-end" d={`M${BEGAN} ${BASE - 6}v12M${WIDTH - 3} 4V${BASE + 6}`} />
      </svg>
      <figcaption>
        <span>{days === 0 ? "began today" : `began ${began}`}</span>
        <b>{words}</b>
        <span className="quiet">today</span>
      </figcaption>
    </figure>
  );
}
