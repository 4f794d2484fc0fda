import { Choices, type Offer } from "./choice";
import { FieldGroup, type GroupProps } from "./field-group";

/**
 * A group of checkboxes, with "None of these" and "I'm not sure" apart. Nothing is ever
 * preselected.
 */
export function FieldCheckboxes({
  name,
  options,
  apart,
  orWord,
  values,
  ...group
}: GroupProps & Offer & { values: readonly string[] }) {
  const isChecked = (value: string) => values.includes(value);
  return (
    <FieldGroup {...group}>
      <Choices type="checkbox" id={group.id} {...{ name, options, apart, orWord, isChecked }} />
    </FieldGroup>
  );
}
