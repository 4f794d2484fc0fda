import { SelectField } from "@/components/staff/fields";
import { HANDOVER_ROLES } from "@/lib/queue/schema";
import { ANY_WORDS } from "./words/words";

type Props = { label: string; hint: string; colleagues: { id: string; name: string }[] };

/** Whom intakes are handed to: everybody with a role, or one person. */
export function RecipientField({ label, hint, colleagues }: Props) {
  return (
    <SelectField name="to" label={label} hint={hint}>
      <option value="">Choose a person or a role</option>
      <optgroup label="A role">
        {HANDOVER_ROLES.map((role) => (
          <option key={role} value={role}>
            {ANY_WORDS[role]}
          </option>
        ))}
      </optgroup>
      <optgroup label="A person">
        {colleagues.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </optgroup>
    </SelectField>
  );
}
