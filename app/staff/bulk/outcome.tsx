import Link from "next/link";
import { StaffForm } from "@/components/staff/form";
import type { BulkCode, BulkOutcome, BulkResult } from "@/lib/queue/bulk/queries";
import { undo } from "./actions";

const WHY: Record<Exclude<BulkCode, "done">, string> = {
  already_closed: "It was closed in the meantime.",
  changed_meanwhile: "Someone changed it while you were looking at it.",
  claimed_by_other: "It is assigned to a colleague.",
  so_already: "It was already assigned to that person.",
  alarm: "Its alarm is unacknowledged. Claim it, or talk to the person who should.",
  emergency: "An emergency cannot be closed in bulk.",
  self_harm:
    "The patient’s own words tell of self-harm. It is closed alone, after contact or by two clinicians.",
  visit_lost:
    "Its follow-up was lost. It is closed alone, after contact or by two clinicians, or once a visit is booked.",
  answered: "The patient answered a question. Read it first.",
  worse: "The patient says it is worse. Look at it first.",
};

const intakes = (count: number) => (count === 1 ? "1 intake" : `${count} intakes`);

function doneWords({ act, toName, toSelf }: BulkOutcome, count: number): string {
  if (act === "close") return `${intakes(count)} closed as seen elsewhere.`;
  if (act === "undo") return `${intakes(count)} returned to where they were before.`;
  return toSelf ? `${intakes(count)} assigned to you.` : `${intakes(count)} assigned to ${toName}.`;
}

function References({ results }: { results: BulkResult[] }) {
  return (
    <ul className="references">
      {results.map(({ intakeId, reference, code }) => (
        <li key={intakeId}>
          <Link href={`/staff/intakes/${intakeId}`} prefetch={false} className="reference">
            {reference}
          </Link>
          {code === "done" ? null : ` ${WHY[code]}`}
        </li>
      ))}
    </ul>
  );
}

/** Which rows were changed, which were not and why, and a button to undo it. */
export function Outcome({ outcome }: { outcome: BulkOutcome }) {
  const done = outcome.results.filter(({ code }) => code === "done");
  const left = outcome.results.filter(({ code }) => code !== "done");
  return (
    <>
      <section aria-labelledby="done">
        <h2 id="done">
          {done.length > 0 ? doneWords(outcome, done.length) : "No intakes were changed."}
        </h2>
        <References results={done} />
        {outcome.act === "assign" && done.length > 0 && !outcome.undone ? (
          <StaffForm
            id="undo"
            action={undo}
            hidden={{ bulkId: outcome.id }}
            submit="Undo"
            tone="quiet"
            label="Undo: return them to where they were before"
          />
        ) : null}
        {outcome.undone ? <p>This was undone.</p> : null}
      </section>
      {left.length > 0 ? (
        <section aria-labelledby="left">
          <h2 id="left">{intakes(left.length)} not changed</h2>
          <References results={left} />
        </section>
      ) : null}
    </>
  );
}
