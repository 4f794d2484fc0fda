"use client";

import {
  type FormEvent,
  type ReactNode,
  startTransition,
  useActionState,
  useEffect,
  useMemo,
  useRef,
} from "react";
import { type FormAction, FormContext, type FormState, type Shown } from "./form-state";

function Summary({ id, state }: { id: string; state: FormState }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.status === "invalid" || state.status === "rejected") box.current?.focus();
  }, [state]);
  if (state.status === "idle" || state.status === "preview") return null;
  if (state.status === "ok")
    return (
      <p role="status" className="form-done">
        {state.message}
      </p>
    );
  return (
    <div ref={box} tabIndex={-1} role="alert" className="form-problem">
      <p className="font-bold">There is a problem</p>
      {state.status === "rejected" ? (
        <p>{state.message}</p>
      ) : (
        <ul>
          {state.errors.map((error) => (
            <li key={error.field}>
              <a href={`#${id}-${error.field}`}>{error.message}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The preview of a form. Each new preview gets the focus. */
function Preview({ id, shown }: { id: string; shown: Shown[] }) {
  const box = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another preview is new.
  useEffect(() => box.current?.focus(), [shown]);
  return (
    <section
      ref={box}
      tabIndex={-1}
      aria-labelledby={`${id}-preview`}
      className="preview preview-new"
    >
      <h3 id={`${id}-preview`}>Preview: nothing is saved yet</h3>
      {shown.map(({ title, lang, text }) => (
        <div key={title}>
          <p>
            <b>{title}</b>
          </p>
          <blockquote lang={lang}>{text}</blockquote>
        </div>
      ))}
    </section>
  );
}

/** The result of the last submit, for the fields of the form. */
function useFields(id: string, state: FormState) {
  return useMemo(() => {
    const list = state.status === "invalid" ? state.errors : [];
    const errors = Object.fromEntries(list.map((error) => [error.field, error.message]));
    return { id, errors, typed: "values" in state ? state.values : {} };
  }, [id, state]);
}

/** The data of a form, including the button that submitted it. */
function sentData(event: FormEvent<HTMLFormElement>): FormData {
  const data = new FormData(event.currentTarget);
  const { submitter } = event.nativeEvent as SubmitEvent;
  if (submitter instanceof HTMLButtonElement && submitter.name)
    data.set(submitter.name, submitter.value);
  return data;
}

/**
 * A form for a server action. It shows the result, keeps the typed values when it was refused, and
 * works without JavaScript. `hidden`: values that are not typed; `submit`: the button's label; `id`
 * must be unique on the page.
 */
export function StaffForm(props: {
  id: string;
  action: FormAction;
  hidden?: Record<string, string | number>;
  submit: string;
  tone?: "primary" | "quiet" | "inline";
  /** Folds the form away under this summary; it opens again to show the result. */
  summary?: string;
  /** What was chosen stays after it was done, for the next one. */
  keeps?: boolean;
  /** Not folded away at first. */
  unfolded?: boolean;
  /** The button's name for screen readers, if its label alone is not enough. */
  label?: string;
  /** The label of a second button, which sends the field `preview` and asks for a preview. */
  preview?: string;
  /** A second button, which sends this field too. */
  also?: { name: string; value: string; label: string };
  children?: ReactNode;
}) {
  const {
    id,
    action,
    hidden = {},
    submit,
    tone = "primary",
    label,
    summary,
    preview,
    also,
    keeps,
  } = props;
  const [state, dispatch, pending] = useActionState(action, { status: "idle" });
  const form = useRef<HTMLFormElement>(null);
  const fields = useFields(id, state);
  useEffect(() => {
    if (state.status === "ok" && !keeps) form.current?.reset();
  }, [state, keeps]);
  // Submitted by hand, because React resets a form after its own submit, even if it was refused.
  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const data = sentData(event);
    startTransition(() => dispatch(data));
  }
  const look = (quiet: boolean) => `staff-button staff-button-${quiet ? "quiet" : tone}`;
  const body = (
    <form ref={form} id={id} action={dispatch} onSubmit={send} className="staff-form" noValidate>
      <Summary id={id} state={state} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <FormContext value={fields}>{props.children}</FormContext>
      <button type="submit" className={look(false)} aria-disabled={pending} aria-label={label}>
        {pending ? "Sending..." : submit}
      </button>
      {preview ? (
        <button type="submit" name="preview" value="yes" className={look(true)}>
          {preview}
        </button>
      ) : null}
      {also ? (
        <button type="submit" name={also.name} value={also.value} className={look(true)}>
          {also.label}
        </button>
      ) : null}
      {state.status === "preview" ? <Preview id={id} shown={state.shown} /> : null}
    </form>
  );
  if (!summary) return body;
  return (
    <details open={props.unfolded || state.status !== "idle" || undefined}>
      <summary>{summary}</summary>
      {body}
    </details>
  );
}
