"use client";

import { type ComponentProps, type ReactNode, useContext } from "react";
import { FormContext } from "./form-state";

type Base = { name: string; label: string; hint?: string };
export type Option = { value: string; label: ReactNode };

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
  Pick<ComponentProps<"input">, "type" | "autoComplete" | "defaultValue" | "maxLength" | "min">) {
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

/** A group of radios; nothing is preselected. */
export function RadioField({ name, label, hint, options }: Base & { options: Option[] }) {
  const { id, error, typed, aria } = useField(name, hint);
  return (
    <fieldset className="field" id={id} {...aria}>
      <legend>{label}</legend>
      <Notes id={id} hint={hint} error={error} />
      {options.map((option) => (
        <label key={option.value} className="choice">
          <input
            type="radio"
            name={name}
            value={option.value}
            defaultChecked={option.value === typed}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
