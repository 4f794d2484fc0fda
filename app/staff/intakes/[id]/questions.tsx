import { dayTimeText } from "@/app/staff/words/clock";
import { SCREEN_ONLY } from "@/app/staff/words/on-paper";
import { UNREADABLE_WORDS } from "@/app/staff/words/words";
import { StaffForm } from "@/components/staff/form";
import { alsoHolds } from "@/lib/auth/require-staff";
import { translatorIn } from "@/lib/i18n/translator";
import type { AskedQuestion } from "@/lib/intake/question/queries";
import { wordsOfAnswer, wordsOfQuestion } from "@/lib/intake/question/question";
import { questionBack } from "./actions";
import type { IntakePageData, StepProps } from "./load";

/** Where a question stands, in words. */
function stateOf({ answeredAt, endedAt, dueAt }: AskedQuestion, now: Date): string {
  if (answeredAt) return `Answered ${dayTimeText(answeredAt)}`;
  if (endedAt) return `Closed ${dayTimeText(endedAt)} without an answer`;
  if (dueAt <= now) return `No answer since ${dayTimeText(dueAt)}. Call the patient.`;
  return `No answer yet. It comes up under Needs attention at ${dayTimeText(dueAt)}.`;
}

function Item({ asked, intake }: { asked: AskedQuestion; intake: IntakePageData }) {
  const t = translatorIn("en");
  const answers = intake.clinical?.answers ?? {};
  const { question, answer, staffName, createdAt } = asked;
  return (
    <li className={intake.paper.questionsLeftOut.includes(asked.id) ? SCREEN_ONLY : undefined}>
      <p>
        <b>{question ? wordsOfQuestion(question, answers, t) : UNREADABLE_WORDS}</b>{" "}
        <span className="quiet">
          {staffName}, {dayTimeText(createdAt)}
        </span>
      </p>
      {answer ? <blockquote>{wordsOfAnswer(answer, answers, t)}</blockquote> : null}
      {asked.answeredAt && !answer ? <p>{UNREADABLE_WORDS}</p> : null}
      <p className="quiet">{stateOf(asked, intake.now)}</p>
    </li>
  );
}

/** What the patient was asked in writing, what they answered, and the way to take a question back. */
export function Questions({ intake, staff }: StepProps) {
  const { questions, version } = intake;
  if (questions.length === 0) return null;
  const open = questions.find(({ answeredAt, endedAt }) => !answeredAt && !endedAt);
  return (
    <section aria-labelledby="questions" className="print-whole">
      <h2 id="questions">Asked in writing</h2>
      <ol className="timeline">
        {questions.map((asked) => (
          <Item key={asked.id} asked={asked} intake={intake} />
        ))}
      </ol>
      {open && version !== null && alsoHolds(staff, "question:ask") ? (
        <StaffForm
          id="question-back-form"
          action={questionBack}
          hidden={{ intakeId: intake.id, version, questionId: open.id }}
          submit="Take back"
          label="Take the question back"
          tone="quiet"
        />
      ) : null}
    </section>
  );
}
