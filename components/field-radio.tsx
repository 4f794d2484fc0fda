import { Choice, type Option, OrDivider } from "./choice";
import { FieldGroup, type GroupProps } from "./field-group";

const LAYOUTS = {
  column: "",
  scale: "max-w-sm grid-cols-3 *:first:col-span-3 *:last:col-span-3",
} as const;

/**
 * One answer out of several. The first option has the id of the field, so an error link lands on
 * it. `apart` are options shown last after an "or" (for example "I'm not sure").
 */
export function FieldRadio({
  name,
  options,
  apart = [],
  orWord,
  value,
  layout = "column",
  ...group
}: GroupProps & {
  name: string;
  options: Option[];
  apart?: Option[];
  orWord?: string;
  value?: string;
  /** "scale": numbers in rows of three, the first and the last with words on a line of their own. */
  layout?: keyof typeof LAYOUTS;
}) {
  const choice = (option: Option, index: number) => (
    <Choice
      key={option.value}
      type="radio"
      id={index === 0 ? group.id : `${group.id}-${option.value}`}
      name={name}
      option={option}
      checked={value === option.value}
    />
  );
  return (
    <FieldGroup {...group}>
      <div className={`grid gap-2.5 ${LAYOUTS[layout]}`}>
        {options.map(choice)}
        {apart.length > 0 && orWord ? <OrDivider word={orWord} /> : null}
        {apart.map((option, index) => choice(option, options.length + index))}
      </div>
    </FieldGroup>
  );
}
