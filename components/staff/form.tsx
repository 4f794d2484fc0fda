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
import { type FormAction, FormContext, type FormState } from "./form-state";

function Summary({ id, state }: { id: string; state: FormState }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.status === "invalid" || state.status === "rejected") box.current?.focus();
  }, [state]);
  if (state.status === "idle") return null;
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

/**
 * A form for a server action. Shows what came of it and keeps what was typed when it was refused;
 * works without JavaScript too. `hidden` are values the person does not type, `submit` the button's
 * words. `id` must be unique on the page.
 */
export function StaffForm(props: {
  id: string;
  action: FormAction;
  hidden?: Record<string, string | number>;
  submit: string;
  tone?: "primary" | "quiet" | "inline";
  /** Folds the form away under these words; it opens again to show what came of it. */
  summary?: string;
  /** What the button is called for a screen reader where its words alone are not enough. */
  label?: string;
  children?: ReactNode;
}) {
  const { id, action, hidden = {}, submit, tone = "primary", label, summary, children } = props;
  const [state, dispatch, pending] = useActionState(action, { status: "idle" });
  const form = useRef<HTMLFormElement>(null);
  const context = useMemo(() => {
    const list = state.status === "invalid" ? state.errors : [];
    return { id, errors: Object.fromEntries(list.map((error) => [error.field, error.message])) };
  }, [id, state]);
  useEffect(() => {
    if (state.status === "ok") form.current?.reset();
  }, [state]);
  // Sent by hand, because React empties a form after its own submit, also when it was refused.
  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const data = new FormData(event.currentTarget);
    startTransition(() => dispatch(data));
  }
  const body = (
    <form ref={form} id={id} action={dispatch} onSubmit={send} className="staff-form" noValidate>
      <Summary id={id} state={state} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <FormContext value={context}>{children}</FormContext>
      <button
        type="submit"
        className={`staff-button staff-button-${tone}`}
        aria-disabled={pending}
        aria-label={label}
      >
        {pending ? "Sending..." : submit}
      </button>
    </form>
  );
  if (!summary) return body;
  return (
    <details open={state.status !== "idle" || undefined}>
      <summary>{summary}</summary>
      {body}
    </details>
  );
}
