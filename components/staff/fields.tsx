"use client";

import { type ComponentProps, type ReactNode, useContext } from "react";
import { FormContext } from "./form-state";

type Base = { name: string; label: string; hint?: string };
/** `cannot`: why it cannot be chosen now. */
export type Option = { value: string; label: ReactNode; cannot?: string };

function useField(name: string, hint: string | undefined) {
  const { id: form, errors, typed } = useContext(FormContext);
  const id = `${form}-${name}`;
  const error = errors[name];
  const notes = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return {
    id,
    error,
    typed: typed[name],
    aria: { "aria-describedby": notes || undefined, "aria-invalid": error ? true : undefined },
  };
}

function Notes({ id, hint, error }: { id: string; hint?: string; error?: string }) {
  return (
    <>
      {hint ? (
        <span id={`${id}-hint`} className="field-hint">
          {hint}
        </span>
      ) : null}
      {error ? (
        <span id={`${id}-error`} className="field-error">
          {error}
        </span>
      ) : null}
    </>
  );
}

/** One line of text, a date, a time or a password. */
export function TextField({
  name,
  label,
  hint,
  defaultValue,
  ...input
}: Base &
  Pick<
    ComponentProps<"input">,
    "type" | "autoComplete" | "defaultValue" | "maxLength" | "min" | "placeholder"
  >) {
  const { id, error, typed, aria } = useField(name, hint);
  // A password never goes into a page.
  const value = input.type === "password" ? undefined : (typed ?? defaultValue);
  return (
    <p className="field">
      <label htmlFor={id}>{label}</label>
      <Notes id={id} hint={hint} error={error} />
      <input {...input} {...aria} id={id} name={name} defaultValue={value} />
    </p>
  );
}

/** Several lines of text. */
export function TextArea({
  name,
  label,
  hint,
  rows = 3,
  maxLength = 5000,
  defaultValue,
  ...box
}: Base & Omit<ComponentProps<"textarea">, "id" | "name">) {
  const { id, error, typed, aria } = useField(name, hint);
  return (
    <p className="field">
      <label htmlFor={id}>{label}</label>
      <Notes id={id} hint={hint} error={error} />
      <textarea
        {...box}
        {...{ ...aria, id, name, rows, maxLength }}
        defaultValue={typed ?? defaultValue}
      />
    </p>
  );
}

/** A select with `options`, or with option groups as children. */
export function SelectField({
  name,
  label,
  hint,
  options = [],
  children,
  defaultValue,
}: Base & { options?: Option[]; children?: ReactNode; defaultValue?: string }) {
  const { id, error, typed, aria } = useField(name, hint);
  return (
    <p className="field">
      <label htmlFor={id}>{label}</label>
      <Notes id={id} hint={hint} error={error} />
      <select {...aria} id={id} name={name} defaultValue={typed ?? defaultValue}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
        {children}
      </select>
    </p>
  );
}

type Choices = Base & {
  options: Option[];
  /** Tells several groups of one name apart, each with its own heading. */
  part?: string;
  /** As words in boxes side by side, for a few short options. */
  picks?: boolean;
  /** Of boxes: the values that are checked at first, joined by spaces. */
  checked?: string;
};

function Choices(props: Choices & { type: string }) {
  const { type, name, label, hint, options, part, checked = "", picks } = props;
  const { id: own, error, typed, aria } = useField(name, hint);
  const id = part ? `${own}-${part}` : own;
  const chosen = (typed ?? checked).split(" ");
  return (
    <fieldset className={picks ? "field picks" : "field"} id={id} {...aria}>
      <legend>{label}</legend>
      {part ? null : <Notes id={own} hint={hint} error={error} />}
      {options.map((option) => (
        <label
          key={option.value}
          className={type === "checkbox" ? "choice choice-beside" : "choice"}
        >
          <input
            type={type}
            name={name}
            value={option.value}
            defaultChecked={chosen.includes(option.value)}
            disabled={Boolean(option.cannot)}
          />
          <span>
            {option.label}
            {option.cannot ? ` (${option.cannot})` : null}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** A group of radios; nothing is preselected. Their values hold no space. */
export const RadioField = (props: Choices) => <Choices {...props} type="radio" />;

/** A group of boxes; their values come as one text, joined by spaces. */
export const CheckField = (props: Choices) => <Choices {...props} type="checkbox" />;
