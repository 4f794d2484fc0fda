import { isOneOf, macOf, macsOf } from "@/lib/crypto/mac";

/**
 * What a form says it belongs to: the id of its draft or intake, with a MAC that only we can make.
 * A draft keeps its id when it is filed, so the mark of a page stays right after sending.
 */
export function formMark(id: string): string {
  return `${id}.${macOf("form", id).slice(0, 32)}`;
}

/** The id in a mark that we made, also under a former key; null for any other text. */
export function idInMark(mark: string): string | null {
  const [id = ""] = mark.split(".");
  const marks = macsOf("form", id).map(([, mac]) => `${id}.${mac.slice(0, 32)}`);
  return isOneOf(mark, marks) ? id : null;
}
