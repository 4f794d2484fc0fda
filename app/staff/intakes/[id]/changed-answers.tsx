import { fullText } from "@/app/staff/words/clock";
import { OnPaper } from "@/app/staff/words/on-paper";
import { Columns } from "@/components/staff/columns";
import { type ChangedAnswer, changedAnswers } from "@/lib/form/changes";
import { translatorIn } from "@/lib/i18n/translator";
import { one } from "@/lib/questions/gates";
import { answersForOthers, tellsOfHarm } from "@/lib/record/shared-record";
import type { IntakePageData } from "./load";

type Changes = { rows: ChangedAnswer[]; headings: [before: string, now: string] };

/** Questions with two different answers, side by side. */
export function ChangesTable({ rows, headings }: Changes) {
  return (
    <table className="plain">
      <Columns names={["Question", ...headings]} />
      <tbody>
        {rows.map(({ id, question, before, now }) => (
          <tr key={id}>
            <th scope="row">{question}</th>
            <td>{before ?? "Not asked"}</td>
            <td>
              <b>{now ?? "Not asked"}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The answers that a patient who feels worse changed, side by side. */
export async function ChangedAnswers({ intake }: { intake: IntakePageData }) {
  const { clinical, answersBefore, answeredAt } = intake;
  if (!clinical || !answersBefore) return null;
  const t = translatorIn("en");
  const rows = changedAnswers(answersBefore, clinical.answers, t);
  const now = intake.paper.clinical?.answers ?? {};
  const byProxy = clinical.symptoms.respondent === "proxy";
  const toldBefore = tellsOfHarm(one(answersBefore, "free_text"), byProxy);
  const told = toldBefore || clinical.answers.free_text !== now.free_text;
  const before = intake.paper.whole ? answersBefore : answersForOthers(answersBefore, told);
  const printed = changedAnswers(before, now, t);
  return (
    <section aria-labelledby="changed">
      <h2 id="changed">Changed answers</h2>
      <p className="quiet">The patient answered again on {fullText(answeredAt)}.</p>
      {rows.length === 0 ? (
        <p>No answers changed.</p>
      ) : (
        <OnPaper
          screen={<ChangesTable rows={rows} headings={["Before", "Now"]} />}
          paper={<ChangesTable rows={printed} headings={["Before", "Now"]} />}
        />
      )}
    </section>
  );
}
