import { TextArea } from "@/components/staff/fields";
import { StaffForm } from "@/components/staff/form";
import type { Burst } from "@/lib/queue/burst/queries";
import { dayTimeText, timeText } from "../words/clock";
import { acknowledge, closeAll } from "./actions";

type Props = { burst: Burst; mayClaim: boolean; mayClose: boolean };

/** What is known of a burst, above its rows, and what can be done with all of it at once. */
export function BurstPanel({ burst, mayClaim, mayClose }: Props) {
  const { id, size, withContact, startedAt, lastAt, seenAt, seenByName } = burst;
  return (
    <section className="panel" aria-labelledby="burst">
      <h2 id="burst">A burst: {size} emergencies with the same answers from one source</h2>
      {size === 0 ? (
        <p>All of it is claimed, worse or closed: nothing is left as a burst.</p>
      ) : null}
      <p>
        The first came {dayTimeText(startedAt)}, the latest at {timeText(lastAt)}. {withContact}{" "}
        left a way to reach them. Each is listed below and counts as an emergency. An intake from
        the same source with other answers is not part of it and rings on its own.
      </p>
      <p className="quiet">
        {seenAt
          ? `Acknowledged by ${seenByName}, ${dayTimeText(seenAt)}. It rings again after 15 minutes.`
          : "Unacknowledged."}
      </p>
      {size > 0 && mayClaim ? (
        <StaffForm
          id="burst-seen"
          action={acknowledge}
          hidden={{ burstId: id }}
          submit="Acknowledge the burst"
          tone="inline"
        />
      ) : null}
      {size > 0 && mayClose ? (
        <StaffForm
          summary="Close all of them"
          id="burst-close"
          action={closeAll}
          hidden={{ burstId: id, until: lastAt.toISOString() }}
          submit={`Close ${size} intakes`}
        >
          <TextArea
            name="note"
            label="Why none of them is a patient"
            hint="Call at least one of those who left a number first. What came later, what someone claimed, and who says it is worse stay open."
            maxLength={500}
          />
        </StaffForm>
      ) : null}
    </section>
  );
}
