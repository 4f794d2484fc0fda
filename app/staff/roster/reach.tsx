import type { Reach } from "@/lib/notify/channels";

const countWords = (count: number | null, people: number) =>
  count === null ? "Not set up" : `${count} of ${people} ${people === 1 ? "person" : "people"}`;

/** By what an alarm reaches people who are not at a staff screen; in red when by nothing. */
export function ReachPart({ reach }: { reach: Reach }) {
  const { people, email, sms, push, nobody } = reach;
  return (
    <section aria-labelledby="reach" className="panel on-now">
      <h2 id="reach">How people are notified</h2>
      {nobody ? (
        <p className="nobody" role="alert">
          No one will be woken: an alarm is only on the staff screens, because no e-mail, text
          message or notification can be sent.
        </p>
      ) : null}
      <dl>
        <dt>E-mail</dt>
        <dd>{countWords(email, people)}</dd>
        <dt>Text message</dt>
        <dd>{countWords(sms, people)}</dd>
        <dt>Notification</dt>
        <dd>{countWords(push, people)}</dd>
      </dl>
      <p className="quiet">
        Each person sets their number and their browsers under their own name.
      </p>
    </section>
  );
}
