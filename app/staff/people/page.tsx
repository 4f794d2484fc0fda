import type { Metadata } from "next";
import { SelectField, TextField } from "@/components/staff/fields";
import { StaffForm } from "@/components/staff/form";
import { ROLES } from "@/lib/auth/permissions";
import { listPeople } from "@/lib/auth/queries";
import { requireStaff } from "@/lib/auth/require-staff";
import { ROLE_WORDS } from "../words/words";
import { add } from "./actions";
import { PeopleTable } from "./people-table";

export const metadata: Metadata = { title: "People" };

const ROLE_OPTIONS = [
  { value: "", label: "Choose a role" },
  ...ROLES.map((value) => ({ value, label: ROLE_WORDS[value] })),
];

/** Who works here, what they may do, and their open sessions. */
export default async function PeoplePage() {
  const staff = await requireStaff("staff:manage", "/staff/people");
  return (
    <>
      <h1>People</h1>
      <div className="panel">
        <StaffForm summary="Add a person" id="add-form" action={add} submit="Add person">
          <div className="field-row">
            <TextField name="name" label="Name" autoComplete="off" maxLength={80} />
            <TextField name="email" label="E-mail" type="email" autoComplete="off" />
            <SelectField name="role" label="Role" options={ROLE_OPTIONS} />
          </div>
        </StaffForm>
      </div>
      <PeopleTable people={await listPeople(staff)} self={staff.id} />
    </>
  );
}
