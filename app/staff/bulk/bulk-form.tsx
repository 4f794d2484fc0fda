import { RadioField, SelectField, TextField } from "@/components/staff/fields";
import { StaffForm } from "@/components/staff/form";
import type { NamedPerson } from "@/lib/auth/queries";
import { alsoHolds } from "@/lib/auth/require-staff";
import type { Staff } from "@/lib/auth/staff";
import { bulk } from "./actions";
import { BULK_FORM } from "./form-id";
import { TickRange } from "./tick-range";

type Props = { staff: Staff<"queue:read">; people: NamedPerson[] };

/** What can be done with all rows that are ticked. */
export function BulkForm({ staff, people }: Props) {
  if (!alsoHolds(staff, "intake:claim")) return null;
  const others = people.filter(({ id }) => id !== staff.id);
  const mayClose = alsoHolds(staff, "intake:close") !== null;
  return (
    <StaffForm
      id={BULK_FORM}
      summary="Do something with several"
      action={bulk}
      hidden={mayClose ? {} : { act: "assign" }}
      submit="Do it with the ticked rows"
    >
      <p>Tick rows in the table; with Shift a range. An emergency is never closed here.</p>
      <TickRange />
      {mayClose ? (
        <RadioField
          name="act"
          label="What to do"
          options={[
            { value: "assign", label: "Assign them" },
            { value: "close", label: "Close them as seen elsewhere" },
          ]}
        />
      ) : null}
      <div className="field-row">
        <SelectField
          name="to"
          label="Assign to"
          defaultValue={staff.id}
          options={[
            { value: staff.id, label: "Me" },
            ...others.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        {mayClose ? (
          <TextField
            name="note"
            label="Where they were seen (to close them)"
            autoComplete="off"
            maxLength={500}
          />
        ) : null}
      </div>
    </StaffForm>
  );
}
