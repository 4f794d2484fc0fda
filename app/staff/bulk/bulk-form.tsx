import { RadioField, SelectField, TextField } from "@/components/staff/fields";
import { StaffForm } from "@/components/staff/form";
import type { NamedPerson } from "@/lib/auth/queries";
import { alsoHolds } from "@/lib/auth/require-staff";
import type { Staff } from "@/lib/auth/staff";
import { bulk } from "./actions";
import { BULK_FORM } from "./form-id";
import { SelectRange } from "./select-range";

type Props = { staff: Staff<"queue:read">; people: NamedPerson[] };

/** The actions on all selected rows. */
export function BulkForm({ staff, people }: Props) {
  if (!alsoHolds(staff, "intake:claim")) return null;
  const others = people.filter(({ id }) => id !== staff.id);
  const mayClose = alsoHolds(staff, "intake:close") !== null;
  return (
    <StaffForm
      id={BULK_FORM}
      summary="Bulk actions"
      action={bulk}
      hidden={mayClose ? {} : { act: "assign" }}
      submit="Apply to selected"
    >
      <p>
        Select rows in the table. Hold Shift to select a range. Emergencies cannot be closed here.
      </p>
      <SelectRange />
      {mayClose ? (
        <RadioField
          name="act"
          label="Action"
          options={[
            { value: "assign", label: "Assign" },
            { value: "close", label: "Close as seen elsewhere" },
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
            label="Where they were seen (required to close)"
            autoComplete="off"
            maxLength={500}
          />
        ) : null}
      </div>
    </StaffForm>
  );
}
