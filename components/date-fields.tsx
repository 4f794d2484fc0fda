import { FieldGroup, type GroupProps } from "./field-group";

const PARTS = [
  { part: "month", width: "w-16", fill: "bday-month" },
  { part: "day", width: "w-16", fill: "bday-day" },
  { part: "year", width: "w-24", fill: "bday-year" },
] as const;

export type DatePart = (typeof PARTS)[number]["part"];

/** Reads an order such as "day month year"; anything else means the US order. */
export function dateOrder(text: string): DatePart[] {
  const parts = text.split(" ").filter((word) => PARTS.some(({ part }) => part === word));
  return parts.length === PARTS.length ? (parts as DatePart[]) : PARTS.map(({ part }) => part);
}

/**
 * A date as three boxes, which take more than they need, because a browser cuts off what is pasted:
 * " 12" would become January. They are posted as `name.day`, `name.month` and `name.year`. `order` is
 * the order in which the reader's country writes a date. `birthday` lets the browser fill them.
 */
export function DateFields({
  name,
  values,
  labels,
  order,
  birthday = false,
  ...group
}: GroupProps & {
  name: string;
  values: Partial<Record<DatePart, string>>;
  labels: Record<DatePart, string>;
  order: readonly DatePart[];
  birthday?: boolean;
}) {
  const edge = group.error ? "border-problem" : "border-line-strong";
  return (
    <FieldGroup {...group}>
      <div className="flex flex-wrap gap-3">
        {order.map((wanted, index) => {
          const box = PARTS.find(({ part }) => part === wanted) ?? PARTS[0];
          const id = index === 0 ? group.id : `${group.id}-${box.part}`;
          return (
            <div key={box.part}>
              <label htmlFor={id} className="mb-1 block">
                {labels[box.part]}
              </label>
              <input
                id={id}
                name={`${name}.${box.part}`}
                inputMode="numeric"
                autoComplete={birthday ? box.fill : "off"}
                defaultValue={values[box.part]}
                aria-invalid={group.error ? true : undefined}
                className={`block min-h-12 rounded-field border-2 bg-paper px-3 py-2 text-body ${edge} ${box.width}`}
              />
            </div>
          );
        })}
      </div>
    </FieldGroup>
  );
}
