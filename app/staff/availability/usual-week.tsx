import { dateText } from "@/app/staff/words/clock";
import { SelectField } from "@/components/staff/fields";
import { StaffForm } from "@/components/staff/form";
import type { UsualHours } from "@/lib/appointment/hours/queries";
import type { NamedPerson } from "@/lib/auth/queries";
import { copy, remove } from "./actions";
import { clockText, HELD_WORDS, WEEKDAY_WORDS } from "./choices";

/** What is said of hours besides their time. */
function noteOf({ visitType, location, heldFor, ...hours }: UsualHours, today: string): string {
  const kept = heldFor
    ? `kept for ${HELD_WORDS[heldFor]} until ${hours.releaseHours} hours before`
    : null;
  const parts = [
    visitType ?? "Any kind of visit",
    location,
    kept,
    hours.everyWeeks > 1 ? `every ${hours.everyWeeks} weeks` : null,
    hours.validFrom > today ? `from ${dateText(hours.validFrom)}` : null,
    hours.validTo ? `until ${dateText(hours.validTo)}` : null,
  ];
  return parts.filter(Boolean).join(", ");
}

function DayRow({ day, hours, today }: { day: string; hours: UsualHours[]; today: string }) {
  return (
    <tr>
      <th scope="row" className="day-name">
        {day}
      </th>
      <td>
        {hours.length === 0 ? <span className="quiet">None</span> : null}
        {hours.map((each) => {
          const time = `${clockText(each.fromMinute)} to ${clockText(each.toMinute)}`;
          return (
            <div key={each.id} className="hours-line">
              <span>
                <b>{time}</b> {noteOf(each, today)}
              </span>
              <StaffForm
                id={`remove-${each.id}`}
                action={remove}
                hidden={{ ruleId: each.id }}
                submit="Remove"
                label={`Remove ${day} ${time}`}
                tone="inline"
              />
            </div>
          );
        })}
      </td>
    </tr>
  );
}

/** The usual week of a clinician, in words, each with its removal; the painter shows it drawn. */
export function UsualWeek({ hours, today }: { hours: UsualHours[]; today: string }) {
  return (
    <details className="folded">
      <summary>These hours in words, and remove them</summary>
      <table className="plain">
        <caption className="sr-only">Usual hours by weekday</caption>
        <tbody>
          {WEEKDAY_WORDS.map((day, at) => (
            <DayRow
              key={day}
              day={day}
              hours={hours.filter(({ weekday }) => weekday === at + 1)}
              today={today}
            />
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** Gives this usual week to a colleague too. */
export function CopyForm({ from, others }: { from: NamedPerson; others: NamedPerson[] }) {
  if (others.length === 0) return null;
  return (
    <StaffForm
      summary="Copy this week to a colleague"
      id="copy-form"
      action={copy}
      hidden={{ fromId: from.id }}
      submit="Copy the week"
      tone="quiet"
    >
      <SelectField
        name="toId"
        label="Copy to"
        options={[
          { value: "", label: "Choose a clinician" },
          ...others.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </StaffForm>
  );
}
