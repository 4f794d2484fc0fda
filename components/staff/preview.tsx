"use client";

import { Specimen, State } from "../preview-frame";
import { Columns } from "./columns";
import { CopyButton } from "./copy-button";
import { CheckField, RadioField, SelectField, TextArea, TextField } from "./fields";
import { StaffForm } from "./form";
import type { FormState } from "./form-state";
import { ICONS, Icon } from "./icon";
import { StripLink } from "./strip-link";

const ROLES = [
  { value: "clinician", label: "Clinician" },
  { value: "front_desk", label: "Front desk" },
];

const values = (form: FormData) =>
  Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));

const accept = async (): Promise<FormState> => ({ status: "ok", message: "Saved." });
const refuse = async (_: FormState, form: FormData): Promise<FormState> => ({
  status: "rejected",
  values: values(form),
  message: "A colleague has this.",
});
const correct = async (_: FormState, form: FormData): Promise<FormState> => ({
  status: "invalid",
  values: values(form),
  errors: [{ field: "name", message: "Enter a name." }],
});

/** The parts of staff pages in their states. Send a form to see what comes of it. */
export function StaffPreviews() {
  return (
    <>
      <Specimen name="Staff form">
        <State of="is accepted">
          <StaffForm id="accepted" action={accept} submit="Save">
            <TextField name="name" label="Name" hint="As colleagues know them" />
            <TextArea name="note" label="Note" />
            <SelectField name="role" label="Role" options={ROLES} />
            <RadioField name="agrees" label="Do you agree?" options={ROLES} />
            <RadioField name="picked" picks label="In boxes side by side" options={ROLES} />
            <CheckField name="roles" label="Who may see it?" options={ROLES} />
          </StaffForm>
        </State>
        <State of="has an error">
          <StaffForm id="invalid" action={correct} submit="Save" tone="quiet">
            <TextField name="name" label="Name" />
          </StaffForm>
        </State>
        <State of="is refused, folded">
          <StaffForm id="refused" action={refuse} submit="Claim" summary="Claim this intake" />
        </State>
      </Specimen>
      <Specimen name="Icon">
        <State of="beside its word">
          <ul className="flex flex-wrap gap-4">
            {ICONS.map((name) => (
              <li key={name} className="inline-flex items-center gap-1">
                <Icon name={name} /> {name}
              </li>
            ))}
          </ul>
        </State>
      </Specimen>
      <Specimen name="Copy button">
        <State of="before it is pressed">
          <CopyButton text="Copied from the page of components." label="Copy" />
        </State>
      </Specimen>
      <Specimen name="Table and links of a strip">
        <State of="two columns; the page that is open, and another">
          <table>
            <Columns names={["Reference", "Level"]} />
          </table>
          <ul className="flex gap-4">
            <li>
              <StripLink href="#open" current="page">
                Open
              </StripLink>
            </li>
            <li>
              <StripLink href="#other" current={false}>
                Other
              </StripLink>
            </li>
          </ul>
        </State>
      </Specimen>
    </>
  );
}
