import type { Shift } from "@/lib/clinic/roster/queries";
import { ladderMinutes } from "@/lib/clinic/settings/current-settings";

const minutesWords = (minutes = 0) => (minutes === 1 ? "1 minute" : `${minutes} minutes`);

function names(shifts: Shift[]): string {
  return shifts.map(({ staffName }) => staffName).join(", ");
}

/** Who is at work now, and who is therefore told of an emergency that nobody sees to, and when. */
export function OnNow({ shifts, now }: { shifts: Shift[]; now: Date }) {
  const onDuty = shifts.filter(({ startsAt, endsAt }) => startsAt <= now && endsAt > now);
  const onCall = onDuty.filter((shift) => shift.onCall);
  const [first, second, third] = ladderMinutes().map(minutesWords);
  return (
    <section aria-labelledby="on-now" className="panel on-now">
      <h2 id="on-now">Now</h2>
      <dl>
        <dt>On call</dt>
        <dd>{onCall.length > 0 ? names(onCall) : <b>Nobody</b>}</dd>
        <dt>On duty</dt>
        <dd>{onDuty.length > 0 ? names(onDuty) : <b>Nobody</b>}</dd>
      </dl>
      <p>An emergency that nobody has seen to</p>
      <ol>
        <li>
          stands on every staff screen at once
          {onDuty.length > 0
            ? "."
            : ". Nobody is on duty, so everybody gets a message at once too."}
        </li>
        <li>
          is told after {first} to{" "}
          {onCall.length > 0
            ? "who is on call."
            : onDuty.length > 0
              ? "everybody on duty, as nobody is on call."
              : "everybody, as nobody is on call or on duty."}
        </li>
        <li>
          is told after {second} to{" "}
          {onDuty.length > 0 ? "everybody on duty." : "everybody once more."}
        </li>
        <li>is told after {third} to the admins.</li>
      </ol>
    </section>
  );
}
