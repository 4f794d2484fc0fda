import { factWords } from "./fact-words";
import type { IntakePageData } from "./load";
import { PainCourse, painLine } from "./pain-course";

const COURSE_KEYS = ["duration_days", "onset", "course"] as const;
const CELLS = Array.from({ length: 10 }, (_, at) => at + 1);

/** The pain as ten cells, of which `score` are filled. Decoration: the words beside it say the same. */
function PainBar({ score }: { score: number }) {
  return (
    <svg className="pain-bar" viewBox="0 0 200 8" aria-hidden="true" focusable="false">
      {CELLS.map((cell) => (
        <rect
          key={cell}
          className={cell <= score ? "pain-cell-full" : "pain-cell"}
          x={(cell - 1) * 20 + 0.5}
          y="0.5"
          width="18"
          height="7"
        />
      ))}
    </svg>
  );
}

/** How bad the pain is, for how long, and where it is going. */
export function Pain({ intake }: { intake: IntakePageData }) {
  const symptoms = intake.clinical?.symptoms;
  if (!symptoms) return null;
  const { pain_score: score, pain_score_worst: worst, night_pain_wakes: wakes } = symptoms;
  const said = COURSE_KEYS.filter((key) => symptoms[key] !== undefined);
  if (score === undefined && said.length === 0) return null;
  const line = painLine(symptoms);
  return (
    <section aria-labelledby="pain" className="print-whole">
      <h2 id="pain">
        {score === undefined ? "Pain" : `Pain ${score} of 10 now`}
        <span className="quiet pain-more">
          {[
            worst === undefined ? "" : `worst in 4 weeks ${worst}`,
            wakes === true ? "wakes them at night" : "",
          ]
            .filter(Boolean)
            .join(", ")}
        </span>
      </h2>
      {score === undefined ? null : <PainBar score={score} />}
      {line ? (
        <PainCourse symptoms={symptoms} line={line} answeredAt={intake.answeredAt} />
      ) : (
        <ul className="plain-list">
          {COURSE_KEYS.map((key) => (
            <li key={key}>{factWords({ key, value: symptoms[key] })}</li>
          ))}
          {score === undefined ? <li>{factWords({ key: "pain_score", value: score })}</li> : null}
        </ul>
      )}
    </section>
  );
}
