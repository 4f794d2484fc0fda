import { dayText, dayTimeText } from "@/app/staff/words/clock";
import { ScoreLine } from "@/components/score-line";
import { Columns } from "@/components/staff/columns";
import { meanOf } from "@/lib/aftercare/peg";
import type { CheckIn, ScoredAt } from "@/lib/aftercare/queries";
import type { IntakePageData } from "./load";

const ANSWER_WORDS: Record<NonNullable<CheckIn["answer"]>, string> = {
  better: "Better",
  same: "About the same",
  worse: "Worse",
};

function CheckIns({ checkIns }: Pick<NonNullable<IntakePageData["aftercare"]>, "checkIns">) {
  const stateOf = ({ answer, answeredAt, sentAt }: (typeof checkIns)[number]) => {
    if (answer && answeredAt) return `${ANSWER_WORDS[answer]}, ${dayTimeText(answeredAt)}`;
    return sentAt ? `Asked ${dayTimeText(sentAt)}, no reply yet` : "Not asked yet";
  };
  return (
    <dl className="facts">
      {checkIns.map((checkIn) => (
        <div key={checkIn.day}>
          <dt>Check-in, day {checkIn.day}</dt>
          <dd>{stateOf(checkIn)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Scores({ scores }: { scores: ScoredAt[] }) {
  const points = scores.map((each) => ({
    key: each.id,
    label: dayText(each.scoredAt),
    value: meanOf(each),
  }));
  return (
    <>
      <ScoreLine title="Average of the three scores over time" points={points} max={10} />
      <table className="plain">
        <Columns names={["Day", "Pain", "Enjoyment of life", "Daily activities", "Average"]} />
        <tbody>
          {scores.map((each) => (
            <tr key={each.id}>
              <th scope="row">{dayTimeText(each.scoredAt)}</th>
              <td>{each.pain}</td>
              <td>{each.enjoyment}</td>
              <td>{each.activity}</td>
              <td>
                <b>{meanOf(each)}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet">
        Each score is from 0 (best) to 10 (worst) for the last week. Based on PEG (Krebs 2009), in
        our own words. Compare only with this patient's other scores.
      </p>
    </>
  );
}

/** How the patient has been doing since: the check-ins and the three scores over time. */
export function AftercarePart({ intake }: { intake: IntakePageData }) {
  const { aftercare } = intake;
  if (!aftercare || aftercare.checkIns.length + aftercare.scores.length === 0) return null;
  return (
    <section aria-labelledby="aftercare" className="print-whole">
      <h2 id="aftercare">Progress since the intake</h2>
      {aftercare.checkIns.length ? <CheckIns checkIns={aftercare.checkIns} /> : null}
      {aftercare.scores.length ? <Scores scores={aftercare.scores} /> : null}
    </section>
  );
}
