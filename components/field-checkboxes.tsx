import { Choice, type Option, OrDivider } from "./choice";
import { FieldGroup, type GroupProps } from "./field-group";

/**
 * Any number of answers. `apart` are the answers that stand alone ("None of these", "I'm not
 * sure"), shown last after an "or". Nothing is ever ticked beforehand.
 */
export function FieldCheckboxes({
  name,
  options,
  apart = [],
  orWord,
  values,
  ...group
}: GroupProps & {
  name: string;
  options: Option[];
  apart?: Option[];
  orWord?: string;
  values: readonly string[];
}) {
  const choice = (option: Option, index: number) => (
    <Choice
      key={option.value}
      type="checkbox"
      id={index === 0 ? group.id : `${group.id}-${option.value}`}
      name={name}
      option={option}
      checked={values.includes(option.value)}
    />
  );
  return (
    <FieldGroup {...group}>
      <div className="grid gap-2.5">
        {options.map(choice)}
        {apart.length > 0 && orWord ? <OrDivider word={orWord} /> : null}
        {apart.map((option, index) => choice(option, options.length + index))}
      </div>
    </FieldGroup>
  );
}
