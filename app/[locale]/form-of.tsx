import { EDITION } from "@/lib/form/former-pages";
import { formMark, idInMark } from "@/lib/intake/form-mark";
import { FORM_EDITION, FORM_OF, type Visit } from "./place";

/** Says, in a form, which draft or intake it belongs to. */
export function FormOf({ id }: { id: string }) {
  return <input type="hidden" name={FORM_OF} value={formMark(id)} />;
}

/** Says, in a form of questions, which of them stood on its page. */
export function FormEdition() {
  return <input type="hidden" name={FORM_EDITION} value={EDITION} />;
}

/**
 * Whether a posted form belongs to this draft or intake. True for a page that is opened, and for a
 * form that says nothing: only pages that were open during the update before this one post such.
 */
export function isFormOf({ formOf }: Visit, id: string): boolean {
  return !formOf || idInMark(formOf) === id;
}
