import { timingSafeEqual } from "node:crypto";
import { macOf } from "@/lib/crypto/mac";

/**
 * What a form says it belongs to: the id of its draft or intake, with a MAC that only we can make.
 * A draft keeps its id when it is filed, so the mark of a page stays right after sending.
 */
export function formMark(id: string): string {
  return `${id}.${macOf("form", id).slice(0, 32)}`;
}

/** The id in a mark that we made; null for any other text. */
export function idInMark(mark: string): string | null {
  const [id = ""] = mark.split(".");
  const [given, right] = [Buffer.from(mark), Buffer.from(formMark(id))];
  return given.length === right.length && timingSafeEqual(given, right) ? id : null;
}
