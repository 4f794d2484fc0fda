import { StaffForm } from "@/components/staff/form";
import type { Recount } from "@/lib/deadline/recount";
import { recount } from "../actions";

/** Recalculates the deadlines of open intakes; says first how many would change. */
export function RecountForm({ count }: { count: Recount }) {
  const { earlier, later } = count;
  return (
    <section className="day" aria-labelledby="recount">
      <h2 id="recount">Open intakes</h2>
      <p>
        Changed targets and opening hours apply to new intakes. Open intakes keep their deadline
        until you recalculate it. The deadline of an Emergency or Urgent intake never moves later.
        Intakes that were reviewed, reopened or answered again do not change.
      </p>
      {earlier + later === 0 ? (
        <p>
          <b>No deadlines would change.</b>
        </p>
      ) : (
        <p>
          <b>
            {earlier} would be due earlier, {later} later.
          </b>
        </p>
      )}
      <StaffForm
        id="recount-form"
        action={recount}
        hidden={{ earlier, later }}
        submit="Recalculate open deadlines"
        tone="quiet"
      />
    </section>
  );
}
