import { Columns } from "@/components/staff/columns";
import { UNREADABLE_STEP } from "@/lib/safety/queries";
import messages from "@/messages/en.json" with { type: "json" };
import { UNREADABLE_WORDS } from "../words/words";

const STEPS: Record<string, { title?: string }> = messages.intake.steps;

const OTHER_STEPS: Record<string, string> = {
  check: "Check the answers and send",
  [UNREADABLE_STEP]: UNREADABLE_WORDS,
};

/** Where patients stop. Only drafts that still exist are counted. */
export function Abandoned({ counts }: { counts: readonly { stepId: string; drafts: number }[] }) {
  return (
    <section className="safety-whole" aria-labelledby="abandoned">
      <h2 id="abandoned">Started but not sent</h2>
      <p>Saved drafts with no activity for an hour, by the next question.</p>
      {counts.length === 0 ? <p className="empty">None.</p> : null}
      {counts.length === 0 ? null : (
        <table className="plain">
          <Columns names={["Next question", "Drafts"]} />
          <tbody>
            {counts.map(({ stepId, drafts }) => (
              <tr key={stepId}>
                <th scope="row">{OTHER_STEPS[stepId] ?? STEPS[stepId]?.title ?? stepId}</th>
                <td>{drafts}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
