import { createContext } from "react";

/** A preview of a text: its title, its language (`lang`) and the text. */
export type Shown = { title: string; lang: string; text: string };

/** The result of a form's action; the words come from the caller. `preview`: nothing was saved. */
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
 * The form around a field: its id, and by field name the errors of the last submit and the typed
 * values if it was refused, because without JavaScript the page is rendered again.
 */
export const FormContext = createContext<FormFields>({ id: "form", errors: {}, typed: {} });
