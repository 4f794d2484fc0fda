import { shortDayText } from "@/app/staff/words/clock";
import type { Symptoms } from "@/lib/triage/symptoms";

const WIDTH = 360;
const BASE = 42;
const TALL = 34;
const BEGAN = 28;
const DAY_MS = 86_400_000;
/** How much of the width the rise takes of a pain that came bit by bit. */
const RISE = 0.4;

type Told = Pick<
  Symptoms,
  "duration_days" | "onset" | "course" | "pain_score" | "pain_score_worst"
>;
/** A moment (0 when it began, 1 at the answers) and the pain then (0 to 10). */
type Point = [at: number, pain: number];

const ONSET_WORDS: Record<string, string> = { sudden: "all at once", gradual: "bit by bit" };
const COURSE_WORDS: Record<string, string> = {
  improving: "getting better",
  same: "about the same",
  worsening: "getting worse",
  comes_and_goes: "comes and goes",
};

/** What is drawn, in words: "12 days, bit by bit, getting worse". */
function courseWords({ duration_days: days = 0, onset, course }: Told): string {
  const long = days === 0 ? "" : days === 1 ? "1 day" : `${days} days`;
  return [long, ONSET_WORDS[String(onset)], COURSE_WORDS[String(course)]]
    .filter(Boolean)
    .join(", ");
}

function waves(peak: number): Point[] {
  return [0.15, 0.3, 0.45, 0.6, 0.75, 0.9].map((at, n) => [at, n % 2 ? peak / 4 : peak]);
}

/**
 * The line of the pain from its beginning to the answers. Null unless it was said when and how it
 * began, where it is going and how bad it is, and unless these fit together: nothing is guessed.
 */
export function painLine(told: Told): Point[] | null {
  const { duration_days: days, onset, course, pain_score: now, pain_score_worst: worst } = told;
  if (days === undefined || now === undefined) return null;
  if (onset !== "sudden" && onset !== "gradual") return null;
  const sudden = onset === "sudden";
  const peak = Math.max(now, worst ?? now);
  const upTo = (pain: number): Point[] => [
    [0, 0],
    [sudden ? 0 : RISE, pain],
  ];
  switch (course) {
    case "worsening":
      // How bad a sudden pain was at first is not asked.
      return sudden || peak > now ? null : [[0, 0] as Point, [1, now] as Point];
    case "improving":
      return peak > now ? [...upTo(peak), [1, now]] : null;
    case "same":
      return [...upTo(now), [1, now]];
    case "comes_and_goes":
      return [...(sudden ? upTo(peak) : upTo(peak).slice(0, 1)), ...waves(peak), [1, now]];
    default:
      return null;
  }
}

type Props = { symptoms: Told; line: readonly Point[]; answeredAt: Date };

/**
 * How the pain went since it began, as the patient told it: drawn to the scale of the answers at both
 * ends, not between. Days are counted back from the answers, not from now.
 */
export function PainCourse({ symptoms, line, answeredAt }: Props) {
  const { duration_days: days = 0 } = symptoms;
  const began = shortDayText(new Date(answeredAt.getTime() - days * DAY_MS));
  const until = shortDayText(answeredAt);
  const path = line
    .map(([at, pain]) => `${BEGAN + at * (WIDTH - BEGAN - 3)} ${BASE - (pain / 10) * TALL}`)
    .join("L");
  const words = courseWords(symptoms);
  return (
    <figure className="pain-course">
      <svg
        viewBox={`0 0 ${WIDTH} 50`}
        role="img"
        aria-label={`The pain from ${began} to ${until}: ${words}`}
      >
        <path className="course-under" d={`M${path}V${BASE}Z`} />
        <path className="course-base" d={`M0 ${BASE}H${WIDTH}`} />
        <path className="course-line" d={`M${path}`} />
        <path className="course-end" d={`M${BEGAN} ${BASE - 6}v12M${WIDTH - 3} 4V${BASE + 6}`} />
      </svg>
      <figcaption>
        <span>began {began}</span>
        <b>{words}</b>
        <span className="quiet">{until}</span>
      </figcaption>
    </figure>
  );
}
