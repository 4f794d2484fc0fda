import type { Shift } from "@/lib/clinic/roster/queries";
import { ladderMinutes } from "@/lib/clinic/settings/current-settings";

const minutesWords = (minutes = 0) => (minutes === 1 ? "1 minute" : `${minutes} minutes`);

function names(shifts: Shift[]): string {
  return shifts.map(({ staffName }) => staffName).join(", ");
}

type Props = { shifts: Shift[]; now: Date; reachesNobody: boolean };

/** Who is on duty and on call now, and who is notified of an unacknowledged emergency, and when. */
export function OnNow({ shifts, now, reachesNobody }: Props) {
  const onDuty = shifts.filter(({ startsAt, endsAt }) => startsAt <= now && endsAt > now);
  const onCall = onDuty.filter((shift) => shift.onCall);
  const [first, second, third] = ladderMinutes().map(minutesWords);
  return (
    <section aria-labelledby="on-now" className="panel on-now">
      <h2 id="on-now">Now</h2>
      <dl>
        <dt>On call</dt>
        <dd>{onCall.length > 0 ? names(onCall) : <b>No one</b>}</dd>
        <dt>On duty</dt>
        <dd>{onDuty.length > 0 ? names(onDuty) : <b>No one</b>}</dd>
      </dl>
      <p>
        What happens with an unacknowledged emergency
        {reachesNobody ? <b>: only the first, as no message can be sent</b> : null}
      </p>
      <ol>
        <li>
          It appears on every staff screen right away.
          {onDuty.length > 0
            ? ""
            : " No one is on duty, so everyone also gets a message right away."}
        </li>
        <li>
          After {first},{" "}
          {onCall.length > 0
            ? "the person on call gets a message."
            : onDuty.length > 0
              ? "everyone on duty gets a message, because no one is on call."
              : "everyone gets a message, because no one is on call or on duty."}
        </li>
        <li>
          After {second},{" "}
          {onDuty.length > 0
            ? "everyone on duty gets a message."
            : "everyone gets another message."}
        </li>
        <li>After {third}, the admins get a message.</li>
      </ol>
    </section>
  );
}
