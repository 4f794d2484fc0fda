import { Choices, type Offer } from "./choice";
import { FieldGroup, type GroupProps } from "./field-group";

const LAYOUTS = {
  column: "",
  scale: "max-w-sm grid-cols-3 *:first:col-span-3 *:last:col-span-3",
} as const;

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
    /**
     * "scale": numbers in rows of three; the first and the last have words and a line of their own.
     */
    layout?: keyof typeof LAYOUTS;
  }) {
  const isChecked = (each: string) => each === value;
  return (
    <FieldGroup {...group}>
      <div className={`grid gap-2.5 ${LAYOUTS[layout]}`}>
        <Choices type="radio" id={group.id} {...{ name, options, apart, orWord, isChecked }} />
      </div>
    </FieldGroup>
  );
}
