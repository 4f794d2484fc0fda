import Link from "next/link";
import { TextField } from "@/components/staff/fields";
import { StaffForm } from "@/components/staff/form";
import type { AttentionRow } from "@/lib/attention/queries";
import { NEW_INTAKE } from "../places";
import { attend, fileNow, recallBooked, recallDropped, resolve, retry, settle } from "./actions";
import { nextWords } from "./attention-words";

const ATTENDED = [
  ["came", "The patient came"],
  ["did_not_come", "Did not come"],
] as const;

function RecallForms({ row: { subjectId, reference } }: { row: AttentionRow }) {
  return (
    <>
      <StaffForm
        id={`recall-${subjectId}`}
        action={recallBooked}
        hidden={{ recallId: subjectId }}
        submit="Visit is booked"
        label={`Visit is booked: ${reference}`}
        tone="inline"
      />
      <StaffForm
        summary="No recall needed"
        id={`drop-${subjectId}`}
        action={recallDropped}
        hidden={{ recallId: subjectId }}
        submit="Drop recall"
        tone="inline"
      >
        <TextField name="reason" label="Why no recall is needed" maxLength={500} />
      </StaffForm>
    </>
  );
}

/** What this person can do about a row here, beside opening its intake. */
function Forms({ row, mayClose }: { row: AttentionRow; mayClose: boolean }) {
  const { kind, subjectId, intakeId, reference } = row;
  if (kind === "visit_unknown")
    return ATTENDED.map(([attendance, words]) => (
      <StaffForm
        key={attendance}
        id={`${attendance}-${subjectId}`}
        action={attend}
        hidden={{ appointmentId: subjectId, attendance }}
        submit={words}
        label={`${words}: ${reference}`}
        tone="inline"
      />
    ));
  if (kind === "recall_due") return <RecallForms row={row} />;
  if (kind === "message_failed")
    return [
      ...(row.failure === "too_late"
        ? []
        : [{ action: retry, submit: "Send again", key: "retry" }]),
      { action: resolve, submit: "Done", key: "resolve" },
    ].map(({ key, ...form }) => (
      <StaffForm
        key={key}
        {...form}
        id={`${key}-${subjectId}`}
        hidden={{ messageId: subjectId }}
        label={`${form.submit}: message about ${reference}`}
        tone="inline"
      />
    ));
  if (kind === "draft_left")
    return (
      <StaffForm
        id={`file-${subjectId}`}
        action={fileNow}
        hidden={{ draftId: subjectId }}
        submit="Put in the queue now"
        tone="inline"
      />
    );
  if (mayClose && kind.startsWith("visit_") && intakeId)
    return (
      <StaffForm
        summary="No visit needed"
        id={`settle-${intakeId}`}
        action={settle}
        hidden={{ intakeId }}
        submit="Save the reason"
        tone="inline"
      >
        <TextField name="note" label="Why no visit is needed any more" maxLength={500} />
      </StaffForm>
    );
  return null;
}

type Props = { row: AttentionRow; mayClose: boolean; mayRecord: boolean };

/** The cell of a row that leads to what to do. */
export function AttentionSteps({ row, mayClose, mayRecord }: Props) {
  return (
    <div className="row-actions">
      {row.intakeId ? (
        <Link
          href={`/staff/intakes/${row.intakeId}`}
          prefetch={false}
          aria-label={`${nextWords(row)}: ${row.reference}`}
        >
          {nextWords(row)}
        </Link>
      ) : null}
      {row.kind === "desk_left" && mayRecord ? (
        <Link href={NEW_INTAKE} prefetch={false}>
          {nextWords(row)}
        </Link>
      ) : null}
      <Forms row={row} mayClose={mayClose} />
    </div>
  );
}
