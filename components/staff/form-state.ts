import { createContext } from "react";

/** A text as it would look, under a title; `lang`: its language. */
export type Shown = { title: string; lang: string; text: string };

/** What a form's action answers; the words come from the caller. `preview`: nothing was done. */
export type FormState =
  | { status: "idle" }
  | { status: "ok"; message: string }
  | {
      status: "invalid";
      values: Record<string, string>;
      errors: { field: string; message: string }[];
    }
  | { status: "rejected"; values: Record<string, string>; message: string }
  | { status: "preview"; values: Record<string, string>; shown: Shown[] };

export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;

type FormFields = { id: string; errors: Record<string, string>; typed: Record<string, string> };

/**
 * The form a field stands in: its id, and by field name the errors of its last sending and, where
 * that came to nothing, what was typed: a page without JavaScript is made anew.
 */
export const FormContext = createContext<FormFields>({ id: "form", errors: {}, typed: {} });
