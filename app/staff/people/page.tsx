import type { Metadata } from "next";
import { SelectField, TextField } from "@/components/staff/fields";
import { StaffForm } from "@/components/staff/form";
import { ROLES } from "@/lib/auth/permissions";
import { providerName } from "@/lib/auth/provider";
import { listPeople } from "@/lib/auth/queries";
import { requireStaff } from "@/lib/auth/require-staff";
import { mayUsePassword } from "@/lib/auth/way-in";
import { env } from "@/lib/env";
import { ROLE_WORDS } from "../words/words";
import { add } from "./actions";
import { PeopleTable } from "./people-table";

export const metadata: Metadata = { title: "People" };

/** The roles of people who can be added here; the others come from the identity provider. */
function roleOptions() {
  const roles = ROLES.filter((role) => mayUsePassword({ role, identities: [] }));
  return [
    { value: "", label: "Choose a role" },
    ...roles.map((value) => ({ value, label: ROLE_WORDS[value] })),
  ];
}

/** Says who is not added here, because a password would not sign them in. */
function ComesByThemselves() {
  if (env().PASSWORD_SIGN_IN === "everybody") return null;
  return (
    <p>
      Everybody else signs in at {providerName()} and is added then. Add only an admin for
      emergencies, with an address that nobody has there.
    </p>
  );
}

/** Who works here, what they may do, and their open sessions. */
export default async function PeoplePage() {
  const staff = await requireStaff("staff:manage", "/staff/people");
  return (
    <>
      <h1>People</h1>
      <div className="panel">
        <StaffForm summary="Add a person" id="add-form" action={add} submit="Add person">
          <ComesByThemselves />
          <div className="field-row">
            <TextField name="name" label="Name" autoComplete="off" maxLength={80} />
            <TextField name="email" label="E-mail" type="email" autoComplete="off" />
            <SelectField name="role" label="Role" options={roleOptions()} />
          </div>
        </StaffForm>
      </div>
      <PeopleTable people={await listPeople(staff)} self={staff.id} />
    </>
  );
}
