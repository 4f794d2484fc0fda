import Link from "next/link";
import { StaffForm } from "@/components/staff/form";
import type { BulkCode, BulkOutcome, BulkResult } from "@/lib/queue/bulk/queries";
import { undo } from "./actions";

const WHY: Record<Exclude<BulkCode, "done">, string> = {
  already_closed: "It was closed meanwhile.",
  changed_meanwhile: "Somebody changed it while you were looking at it.",
  claimed_by_other: "A colleague has it.",
  so_already: "That person had it already.",
  alarm: "Nobody has seen to this emergency. Take it yourself, or talk to who should take it.",
  emergency: "An emergency is never closed together with others.",
  worse: "The patient says it is worse. Look at it first.",
};

const intakes = (count: number) => (count === 1 ? "1 intake" : `${count} intakes`);

function doneWords({ act, toName, toSelf }: BulkOutcome, count: number): string {
  if (act === "close") return `${intakes(count)} closed as seen elsewhere.`;
  if (act === "undo") return `${intakes(count)} given back to who had them before.`;
  return toSelf ? `You have ${intakes(count)} now.` : `${intakes(count)} assigned to ${toName}.`;
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

/** Which rows were changed, which were left alone and why, and the way back. */
export function Outcome({ outcome }: { outcome: BulkOutcome }) {
  const done = outcome.results.filter(({ code }) => code === "done");
  const left = outcome.results.filter(({ code }) => code !== "done");
  return (
    <>
      <section aria-labelledby="done">
        <h2 id="done">
          {done.length > 0 ? doneWords(outcome, done.length) : "No intake was changed."}
        </h2>
        <References results={done} />
        {outcome.act === "assign" && done.length > 0 && !outcome.undone ? (
          <StaffForm
            id="undo"
            action={undo}
            hidden={{ bulkId: outcome.id }}
            submit="Undo"
            tone="quiet"
            label="Undo: give them back to who had them before"
          />
        ) : null}
        {outcome.undone ? <p>This was taken back.</p> : null}
      </section>
      {left.length > 0 ? (
        <section aria-labelledby="left">
          <h2 id="left">{intakes(left.length)} left alone</h2>
          <References results={left} />
        </section>
      ) : null}
    </>
  );
}
