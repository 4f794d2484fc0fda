import type { Metadata } from "next";
import { RadioField, SelectField, TextField } from "@/components/staff/fields";
import { StaffForm } from "@/components/staff/form";
import { requireStaff } from "@/lib/auth/require-staff";
import { clockNow } from "@/lib/clock";
import { LANGUAGES, LOCALES } from "@/lib/i18n/locales";
import { listDeskDrafts, listDeskPlaces, listLeftDrafts } from "@/lib/intake/desk/queries";
import { begin, takeOverByCode } from "./actions";
import { FocusBegin } from "./focus-begin";
import { LeftByColleagues, Unsent } from "./unsent";

export const metadata: Metadata = { title: "New intake" };

const BEGIN = "begin-form";

function ChannelField() {
  return (
    <RadioField
      name="channel"
      label="Where they are"
      picks
      checked="phone"
      options={[
        { value: "phone", label: "On the phone" },
        { value: "in_person", label: "At the desk" },
      ]}
    />
  );
}

/** Staff begin an intake for a caller or a visitor, continue a saved one by its code, or go on with one. */
export default async function NewIntakePage() {
  const staff = await requireStaff("intake:record", "/staff/new");
  const [drafts, left, places] = await Promise.all([
    listDeskDrafts(staff),
    listLeftDrafts(staff),
    listDeskPlaces(staff),
  ]);
  const now = clockNow();
  return (
    <>
      <h1>New intake</h1>
      <p className="quiet">
        For somebody on the phone or at the desk. You read the questions aloud and enter the
        answers.
      </p>
      <div className="panel">
        <StaffForm id={BEGIN} action={begin} submit="Begin">
          <div className="field-row">
            <ChannelField />
            <RadioField
              name="locale"
              label="Language of the questions"
              picks
              checked="en"
              options={LOCALES.map((value) => ({ value, label: LANGUAGES[value].name }))}
            />
            {places.length > 0 ? (
              <SelectField
                name="at"
                label="Location"
                options={[
                  { value: "", label: "None" },
                  ...places.map(({ code, name }) => ({ value: code, label: name })),
                ]}
              />
            ) : null}
          </div>
        </StaffForm>
        <FocusBegin form={BEGIN} />
      </div>
      <Unsent drafts={drafts} now={now} />
      <LeftByColleagues drafts={left} now={now} />
      <h2>Continue with a code</h2>
      <p className="quiet">
        A patient who chose "Finish later" has a code. Ask for it and for the date of birth.
      </p>
      <div className="panel">
        <StaffForm id="take-over-form" action={takeOverByCode} submit="Continue" tone="quiet">
          <div className="field-row">
            <ChannelField />
            <TextField name="code" label="Code" autoComplete="off" maxLength={40} />
            <TextField name="birthDate" label="Date of birth" type="date" autoComplete="off" />
          </div>
        </StaffForm>
      </div>
    </>
  );
}
