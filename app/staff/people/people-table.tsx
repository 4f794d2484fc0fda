import Link from "next/link";
import { Columns } from "@/components/staff/columns";
import { SelectField } from "@/components/staff/fields";
import { StaffForm } from "@/components/staff/form";
import { ROLES } from "@/lib/auth/permissions";
import { providerName } from "@/lib/auth/provider";
import type { Person } from "@/lib/auth/queries";
import { fullText } from "../words/clock";
import { ROLE_WORDS } from "../words/words";
import { enable, giveRole, reset, revoke, takeFactor } from "./actions";

const ROLE_OPTIONS = ROLES.map((value) => ({ value, label: ROLE_WORDS[value] }));

function signedInWords(sessions: number): string {
  if (sessions === 0) return "not signed in";
  return sessions === 1 ? "signed in" : `signed in ${sessions} times`;
}

function Changes({ person }: { person: Person }) {
  const hidden = { staffId: person.id };
  const form = (name: string) => `${name}-${person.id}`;
  const shared = { hidden, tone: "inline" } as const;
  return (
    <div className="row-actions">
      {person.disabledAt ? (
        <StaffForm
          id={form("enable")}
          action={enable}
          submit="Enable"
          label={`Enable ${person.name}`}
          {...shared}
        />
      ) : (
        <Link
          href={`/staff/people/${person.id}`}
          prefetch={false}
          className="staff-button staff-button-inline"
          aria-label={`Disable ${person.name}`}
        >
          Disable
        </Link>
      )}
      <StaffForm
        id={form("revoke")}
        action={revoke}
        submit="Sign out everywhere"
        label={`Sign ${person.name} out everywhere`}
        {...shared}
      />
      {person.mayGetPassword ? (
        <StaffForm
          id={form("reset")}
          action={reset}
          submit="New password"
          label={`New password for ${person.name}`}
          {...shared}
        />
      ) : null}
      {person.hasFactor ? (
        <StaffForm
          id={form("factor")}
          action={takeFactor}
          submit="Reset second factor"
          label={`Reset the second factor of ${person.name}`}
          {...shared}
        />
      ) : null}
      {person.atProvider ? null : (
        <StaffForm
          id={form("role")}
          action={giveRole}
          summary="Change role"
          submit="Save role"
          label={`Save the new role of ${person.name}`}
          {...shared}
        >
          <SelectField
            key={person.role}
            name="role"
            label={`New role of ${person.name}`}
            options={ROLE_OPTIONS}
            defaultValue={person.role}
          />
        </StaffForm>
      )}
    </div>
  );
}

/** All staff with their role, state and open sessions. People cannot change themselves here. */
export function PeopleTable({ people, self }: { people: Person[]; self: string }) {
  return (
    <table className="plain changes">
      <Columns names={["Name", "Role", "State", "Last seen", "Change"]} />
      <tbody>
        {people.map((person) => (
          <tr key={person.id}>
            <th scope="row">
              {person.name}
              <span className="reference">{person.email}</span>
            </th>
            <td>
              {ROLE_WORDS[person.role]}
              {person.atProvider ? (
                <span className="quiet detail block">From {providerName()}</span>
              ) : null}
            </td>
            <td>
              {person.disabledAt ? (
                <Link href={`/staff/people/${person.id}`} prefetch={false}>
                  Disabled<span className="sr-only">: what {person.name} left</span>
                </Link>
              ) : (
                `Enabled, ${signedInWords(person.openSessions)}`
              )}
              <span className="quiet detail block">
                {person.hasFactor ? "With a second factor" : "No second factor"}
              </span>
            </td>
            <td>
              <span className="narrow-label">Last seen: </span>
              {person.lastSeenAt ? fullText(person.lastSeenAt) : "Never"}
            </td>
            <td>{person.id === self ? "You" : <Changes person={person} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
