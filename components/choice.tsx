import type { ReactNode } from "react";

export type Option = { value: string; label: ReactNode; hint?: ReactNode };

/**
 * One radio or checkbox with a target as wide as the column. The native control is kept, so it
 * works with the keyboard, in high-contrast mode and with scripts off.
 */
export function Choice({
  type,
  id,
  name,
  option,
  checked,
  describedBy,
}: {
  type: "radio" | "checkbox";
  id: string;
  name: string;
  option: Option;
  checked: boolean;
  describedBy?: string;
}) {
  const hintId = option.hint ? `${id}-note` : undefined;
  return (
    <label
      htmlFor={id}
      className="flex min-h-12 cursor-pointer items-start gap-3 rounded-field border-2 border-line-strong bg-paper px-3 py-2.5 hover:border-accent has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:shadow-[0_0_0_3px_var(--color-focus),0_0_0_6px_var(--color-focus-edge)]"
    >
      <input
        type={type}
        id={id}
        name={name}
        value={option.value}
        defaultChecked={checked}
        aria-describedby={[hintId, describedBy].filter(Boolean).join(" ") || undefined}
        className="mt-0.5 size-6 shrink-0 accent-accent focus-visible:shadow-none focus-visible:outline-none"
      />
      <span className="min-w-0">
        {option.label}
        {option.hint ? (
          <span id={hintId} className="block text-small text-ink-quiet">
            {option.hint}
          </span>
        ) : null}
      </span>
    </label>
  );
}

/**
 * The options of a field; `apart` are answers that exclude the others, shown last after an "or".
 */
export type Offer = { name: string; options: Option[]; apart?: Option[]; orWord?: string };

type ChoicesProps = Offer & {
  type: "radio" | "checkbox";
  id: string;
  isChecked: (value: string) => boolean;
};

/** The choices of a field. The first has the id of the field, so an error link lands on it. */
export function Choices({ options, apart = [], orWord, ...field }: ChoicesProps) {
  const choice = (option: Option, index: number) => (
    <Choice
      key={option.value}
      type={field.type}
      id={index === 0 ? field.id : `${field.id}-${option.value}`}
      name={field.name}
      option={option}
      checked={field.isChecked(option.value)}
    />
  );
  return (
    <>
      {options.map(choice)}
      {apart.length > 0 && orWord ? <OrDivider word={orWord} /> : null}
      {apart.map((option, index) => choice(option, options.length + index))}
    </>
  );
}

/** The line with "or" before the answers that exclude the others. */
export function OrDivider({ word }: { word: string }) {
  return <p className="px-3 py-0.5 font-bold text-ink-quiet">{word}</p>;
}
