import { type ChoiceLayout, Choices, type Offer } from "./choice";
import { FieldGroup, type GroupProps } from "./field-group";

/** A group of radios, with an answer such as "I'm not sure" apart. */
export function FieldRadio({
  name,
  options,
  apart,
  orWord,
  value,
  layout = "column",
  ...group
}: GroupProps &
  Offer & {
    value?: string;
    layout?: ChoiceLayout;
  }) {
  const isChecked = (each: string) => each === value;
  return (
    <FieldGroup {...group}>
      <Choices
        type="radio"
        id={group.id}
        {...{ name, options, apart, orWord, isChecked, layout }}
      />
    </FieldGroup>
  );
}
