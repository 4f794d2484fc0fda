import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { z } from "zod";
import { RecipientField } from "@/app/staff/recipient-field";
import { dayTimeText } from "@/app/staff/words/clock";
import { LEVEL_WORDS } from "@/app/staff/words/words";
import { StaffForm } from "@/components/staff/form";
import { alsoHolds, requireStaff } from "@/lib/auth/require-staff";
import { getLeaving, type Leaving } from "@/lib/team/disable";
import { listColleagues } from "@/lib/team/queries";
import { disable } from "../actions";

export const metadata: Metadata = { title: "Disable a person" };

type Props = { params: Promise<{ person: string }> };

/** The open intakes that a person holds, and those that were handed to them. */
function Holds({ person }: { person: Leaving }) {
  const { holds, disabled } = person;
  if (disabled) return null;
  return (
    <section className="day" aria-labelledby="holds">
      <h2 id="holds">Open intakes ({holds.length})</h2>
      {holds.length === 0 ? <p>None.</p> : null}
      <ul>
        {holds.map(({ intakeId, reference, level, held }) => (
          <li key={intakeId}>
            <Link href={`/staff/intakes/${intakeId}`} prefetch={false}>
              {reference}
            </Link>
            , {LEVEL_WORDS[level]}, {held ? "assigned to them" : "handed off to them"}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The appointments that somebody else must take. */
function ToMove({ person }: { person: Leaving }) {
  const { appointments, disabled } = person;
  return (
    <section className="day" aria-labelledby="to-move">
      <h2 id="to-move">Appointments to move ({appointments.length})</h2>
      {appointments.length === 0 ? <p>None.</p> : null}
      {appointments.length > 0 && !disabled ? (
        <p>They stay booked. Move each to another clinician.</p>
      ) : null}
      <ul>
        {appointments.map(({ id, intakeId, reference, startsAt }) => (
          <li key={id}>
            {dayTimeText(startsAt)}:{" "}
            <Link href={`/staff/intakes/${intakeId}#follow-ups`} prefetch={false}>
              {reference}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What a person holds, before and after they are disabled, and who takes it over. */
export default async function LeavingPage({ params }: Props) {
  const { person: id } = await params;
  const staff = await requireStaff("staff:manage", `/staff/people/${id}`);
  const person = z.uuid().safeParse(id).success ? await getLeaving(staff, id) : null;
  if (!person) notFound();
  const reader = alsoHolds(staff, "intake:read");
  const colleagues = reader ? await listColleagues(reader) : [];
  const others = [{ id: staff.id, name: `${staff.name} (you)` }, ...colleagues];
  return (
    <>
      <p className="back">
        <Link href="/staff/people" prefetch={false}>
          Back to people
        </Link>
      </p>
      <h1>{person.disabled ? `${person.name} is disabled` : `Disable ${person.name}`}</h1>
      <Holds person={person} />
      <ToMove person={person} />
      {person.disabled || person.id === staff.id ? null : (
        <StaffForm
          id="disable-form"
          action={disable}
          hidden={{ staffId: person.id }}
          submit={person.holds.length > 0 ? "Disable and hand on" : "Disable"}
        >
          {person.holds.length > 0 ? (
            <RecipientField
              label="Who takes over the open intakes?"
              hint="They are unassigned until claimed. Emergencies ring at once."
              colleagues={others.filter((each) => each.id !== person.id)}
            />
          ) : null}
        </StaffForm>
      )}
    </>
  );
}
