import { arrivalBack, attend } from "@/app/staff/attention/actions";
import { OUTCOME_WORDS, STATUS_WORDS } from "@/app/staff/words/words";
import { SelectField } from "@/components/staff/fields";
import { StaffForm } from "@/components/staff/form";
import { OUTCOMES, type Status } from "@/lib/appointment/schema";

type Visit = {
  id: string;
  status: Status;
  outcome: string | null;
  startsAt: Date;
  endsAt: Date;
};

const SOON_MS = 2 * 3_600_000;

/** What is known of a visit of today or before, and the forms to say it, or to correct it. */
export function Attended({ visit, now, about }: { visit: Visit; now: Date; about?: string }) {
  const { id, status, outcome, startsAt, endsAt } = visit;
  const begun = startsAt <= now;
  if (startsAt.getTime() - now.getTime() > SOON_MS) return null;
  const of = about ? `: ${about}` : "";
  const hidden = (attendance: string) => ({ appointmentId: id, attendance });
  return (
    <div className="row-actions">
      {status === "booked" || about ? null : (
        <b>
          {STATUS_WORDS[status]}
          {outcome ? `: ${OUTCOME_WORDS[outcome]}` : null}
        </b>
      )}
      {status === "arrived" || status === "done" ? null : (
        <StaffForm
          id={`arrived-${id}`}
          action={attend}
          hidden={hidden("arrived")}
          submit="Arrived"
          label={`Arrived${of}`}
          tone="inline"
        />
      )}
      {status === "arrived" && endsAt > now ? (
        <StaffForm
          id={`not_arrived-${id}`}
          action={arrivalBack}
          hidden={{ appointmentId: id }}
          submit="Undo arrived"
          label={`Undo arrived${of}`}
          tone="inline"
        />
      ) : null}
      {begun && status !== "no_show" ? (
        <StaffForm
          id={`did_not_come-${id}`}
          action={attend}
          hidden={hidden("did_not_come")}
          submit="Did not come"
          label={`Did not come${of}`}
          tone="inline"
        />
      ) : null}
      {begun ? (
        <StaffForm
          summary={status === "done" ? "Change outcome" : "Seen"}
          id={`came-${id}`}
          action={attend}
          hidden={hidden("came")}
          submit="Save outcome"
          label={`Save outcome${of}`}
          tone="inline"
        >
          <SelectField
            name="outcome"
            label="What the visit led to"
            options={[
              { value: "", label: "Choose an outcome" },
              ...OUTCOMES.map((value) => ({ value, label: OUTCOME_WORDS[value] ?? value })),
            ]}
          />
        </StaffForm>
      ) : null}
    </div>
  );
}
