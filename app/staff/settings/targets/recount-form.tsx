import { StaffForm } from "@/components/staff/form";
import type { Recount } from "@/lib/deadline/recount";
import { recount } from "../actions";

/** What is open keeps its deadline until an admin has it counted anew; says first what would move. */
export function RecountForm({ count }: { count: Recount }) {
  const { earlier, later } = count;
  return (
    <section className="day" aria-labelledby="recount">
      <h2 id="recount">What is open already</h2>
      <p>
        Targets and opening hours count for what comes in from now on. What is open keeps its
        deadline. An emergency, or what is urgent, is never moved to a later time; what was
        reviewed, reopened or answered again is not moved at all.
      </p>
      {earlier + later === 0 ? (
        <p>
          <b>No open intake would get another deadline.</b>
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
        submit="Count open deadlines anew"
        tone="quiet"
      />
    </section>
  );
}
