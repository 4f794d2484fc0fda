import { createContext } from "react";

/** What a form's action answers; the words come from the caller. */
export type FormState =
  | { status: "idle" }
  | { status: "ok"; message: string }
  | {
      status: "invalid";
      values: Record<string, string>;
      errors: { field: string; message: string }[];
    }
  | { status: "rejected"; values: Record<string, string>; message: string };

export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;

/** The form a field stands in: its id, and the errors of its last sending by field name. */
export const FormContext = createContext<{ id: string; errors: Record<string, string> }>({
  id: "form",
  errors: {},
});
