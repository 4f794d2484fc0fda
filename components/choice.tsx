import type { ReactNode } from "react";

export type Option = {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  /** Shows what the words mean. */
  picture?: ReactNode;
};

/** A frame around choices, with lines between them. */
const CHOICES_FRAME = "rounded-field border-2 border-line-strong bg-paper";

const LOOK =
  "relative flex min-h-13 cursor-pointer py-2.5 leading-snug hover:bg-ground has-checked:bg-accent-soft has-focus-visible:z-1 has-focus-visible:outline-3 has-focus-visible:outline-focus has-focus-visible:shadow-[0_0_0_6px_var(--color-focus-edge)]";

const ROOM = "items-start gap-3 px-3";

/**
 * One radio or checkbox with a target as wide as its place. The native control is kept, so it works
 * with the keyboard, in high-contrast mode and with scripts off.
 */
export function Choice({
  type,
  id,
  name,
  option,
  checked,
  describedBy,
  className = ROOM,
}: {
  type: "radio" | "checkbox";
  id: string;
  name: string;
  option: Option;
  checked: boolean;
  describedBy?: string;
  className?: string;
}) {
  const hintId = option.hint ? `${id}-note` : undefined;
  return (
    <label htmlFor={id} className={`${LOOK} ${className}`}>
      <input
        type={type}
        id={id}
        name={name}
        value={option.value}
        defaultChecked={checked}
        aria-describedby={[hintId, describedBy].filter(Boolean).join(" ") || undefined}
        className="size-6.5 shrink-0 accent-accent focus-visible:shadow-none focus-visible:outline-none"
      />
      <span className="min-w-0 self-center">
        {option.label}
        {option.hint ? (
          <span id={hintId} className="block text-small text-ink-quiet">
            {option.hint}
          </span>
        ) : null}
      </span>
      {option.picture ? <span className="ms-auto w-14 shrink-0">{option.picture}</span> : null}
    </label>
  );
}

/**
 * The options of a field; `apart` are answers that exclude the others, shown last after an "or".
 */
export type Offer = { name: string; options: Option[]; apart?: Option[]; orWord?: string };

const LINES = "divide-y divide-line";

/** How choices stand: under each other; short words side by side; numbers from 0 to 10. */
const LAYOUTS = {
  column: { frame: LINES, choice: ROOM },
  row: {
    frame: "grid grid-cols-[repeat(auto-fit,minmax(7.25rem,1fr))]",
    choice: "items-center gap-1 ps-1.5 pe-0.5 shadow-[0_0_0_0.5px_var(--color-line)]",
  },
  scale: {
    frame:
      "grid grid-cols-6 *:first:col-span-full *:last:col-span-3 @max-[20rem]:grid-cols-[repeat(auto-fill,minmax(3.6rem,1fr))] @max-[20rem]:*:last:col-span-full",
    choice: "items-center gap-1.5 px-1.5 shadow-[0_0_0_0.5px_var(--color-line)]",
  },
} as const;

export type ChoiceLayout = keyof typeof LAYOUTS;

type ChoicesProps = Offer & {
  type: "radio" | "checkbox";
  id: string;
  layout?: ChoiceLayout;
  isChecked: (value: string) => boolean;
};

/**
 * The choices of a field in one frame, and below an "or" in a frame of their own those that exclude
 * the others. The first has the id of the field, so an error link lands on it.
 */
export function Choices({
  options,
  apart = [],
  orWord,
  layout = "column",
  ...field
}: ChoicesProps) {
  const look = LAYOUTS[layout];
  const choice = (option: Option, index: number) => (
    <Choice
      key={option.value}
      type={field.type}
      id={index === 0 ? field.id : `${field.id}-${option.value}`}
      name={field.name}
      option={option}
      checked={field.isChecked(option.value)}
      className={look.choice}
    />
  );
  return (
    <>
      <div className="@container">
        <div className={`${CHOICES_FRAME} ${look.frame}`}>{options.map(choice)}</div>
      </div>
      {apart.length > 0 ? (
        <>
          {orWord ? <OrDivider word={orWord} /> : null}
          <div className={`${CHOICES_FRAME} ${LINES}`}>
            {apart.map((option, index) => choice(option, options.length + index))}
          </div>
        </>
      ) : null}
    </>
  );
}

/** The line with "or" before the answers that exclude the others. */
export function OrDivider({ word }: { word: string }) {
  return <p className="px-3 py-1 text-ink-quiet">{word}</p>;
}
