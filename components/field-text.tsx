import type { ComponentProps, ReactNode } from "react";
import { describedBy, ErrorEdge, FieldName, FieldNotes, type LabelSize } from "./field-frame";

const WIDTHS = { full: "w-full", medium: "w-full max-w-80", short: "w-28" } as const;
const BOX =
  "mt-3 block rounded-field border-2 bg-paper px-3 py-2 text-body text-ink placeholder:text-ink-quiet";

type Shared = {
  id: string;
  name: string;
  label: ReactNode;
  size?: LabelSize;
  width?: keyof typeof WIDTHS;
  hint?: ReactNode;
  error?: string;
  errorPrefix: string;
  value?: string;
  /** The id of a text that belongs to the box, read aloud with it. */
  about?: string;
  /** A word after the box, such as a unit. */
  suffix?: string;
};

type InputProps = Shared &
  Pick<ComponentProps<"input">, "type" | "inputMode" | "autoComplete" | "spellCheck" | "required">;

function boxLook(width: keyof typeof WIDTHS, error: string | undefined): string {
  return `${BOX} ${WIDTHS[width]} ${error ? "border-problem" : "border-line-strong"}`;
}

/** One line of text, a number typed as text, a phone number or an e-mail address. */
export function FieldText({
  id,
  label,
  size = "field",
  width = "medium",
  hint,
  error,
  errorPrefix,
  value,
  suffix,
  about,
  type = "text",
  ...input
}: InputProps) {
  return (
    <ErrorEdge error={error}>
      <label htmlFor={id} className="block">
        <FieldName size={size}>{label}</FieldName>
      </label>
      <FieldNotes id={id} hint={hint} error={error} errorPrefix={errorPrefix} />
      <div className="flex flex-wrap items-center gap-x-3">
        <input
          {...input}
          id={id}
          type={type}
          defaultValue={value}
          aria-describedby={
            [about, describedBy(id, hint, error)].filter(Boolean).join(" ") || undefined
          }
          aria-invalid={error ? true : undefined}
          className={`${boxLook(width, error)} min-h-12`}
        />
        {suffix ? <span className="mt-3">{suffix}</span> : null}
      </div>
    </ErrorEdge>
  );
}

/** Several lines of text. */
export function FieldTextarea({
  id,
  label,
  size = "field",
  width = "full",
  hint,
  error,
  errorPrefix,
  value,
  suffix: _,
  about: __,
  ...rest
}: Shared & Pick<ComponentProps<"textarea">, "rows" | "autoComplete">) {
  return (
    <ErrorEdge error={error}>
      <label htmlFor={id} className="block">
        <FieldName size={size}>{label}</FieldName>
      </label>
      <FieldNotes id={id} hint={hint} error={error} errorPrefix={errorPrefix} />
      <textarea
        rows={5}
        {...rest}
        id={id}
        defaultValue={value}
        aria-describedby={describedBy(id, hint, error)}
        aria-invalid={error ? true : undefined}
        className={boxLook(width, error)}
      />
    </ErrorEdge>
  );
}
