import type { Shift } from "@/lib/clinic/roster/queries";
import { ladderMinutes } from "@/lib/clinic/settings/current-settings";

const minutesWords = (minutes = 0) => (minutes === 1 ? "1 minute" : `${minutes} minutes`);

function names(shifts: Shift[]): string {
  return shifts.map(({ staffName }) => staffName).join(", ");
}

/** The steps of the ladder, whom each tells now, and after how many minutes. */
export function Ladder({ onDuty, onCall }: { onDuty: boolean; onCall: boolean }) {
  const [first, second, third] = ladderMinutes().map(minutesWords);
  return (
    <ol>
      <li>
        It appears on every staff screen right away.
        {onDuty ? "" : " No one is on duty, so everyone also gets a message right away."}
      </li>
      <li>
        After {first},{" "}
        {onCall
          ? "the person on call gets a message."
          : onDuty
            ? "everyone on duty gets a message, because no one is on call."
            : "everyone gets a message, because no one is on call or on duty."}
      </li>
      <li>
        After {second},{" "}
        {onDuty ? "everyone on duty gets a message." : "everyone gets another message."}
      </li>
      <li>After {third}, the admins get a message.</li>
    </ol>
  );
}

type Props = { shifts: Shift[]; now: Date; reachesNobody: boolean };

/** Who is on duty and on call now, and who is notified of an unacknowledged emergency, and when. */
export function OnNow({ shifts, now, reachesNobody }: Props) {
  const onDuty = shifts.filter(({ startsAt, endsAt }) => startsAt <= now && endsAt > now);
  const onCall = onDuty.filter((shift) => shift.onCall);
  return (
    <section aria-labelledby="on-now" className="panel on-now">
      <h2 id="on-now">Now</h2>
      <dl>
        <dt>On call</dt>
        <dd>{onCall.length > 0 ? names(onCall) : <b>No one</b>}</dd>
        <dt>On duty</dt>
        <dd>{onDuty.length > 0 ? names(onDuty) : <b>No one</b>}</dd>
      </dl>
      <p>What happens with an unacknowledged emergency</p>
      {reachesNobody ? (
        <p>It appears on every staff screen. Nobody gets a message: none can be sent.</p>
      ) : (
        <Ladder onDuty={onDuty.length > 0} onCall={onCall.length > 0} />
      )}
    </section>
  );
}
