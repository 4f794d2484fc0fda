import type { ReactNode } from "react";
import type { Value } from "./sentences";

/** Returns the sentence of a key in one language, with these values filled in. */
export type Translate = {
  (key: string, values?: Record<string, Value>): string;
  has: (key: string) => boolean;
};

/**
 * Everything a page needs to show the sentences of one language; keys are full paths such as
 * "start.title".
 */
export type Words = Translate & {
  /** A sentence with tags in it, each of which becomes an element. */
  rich: (
    key: string,
    values?: Record<string, Value | ((chunks: ReactNode) => ReactNode)>,
  ) => ReactNode;
  /** The raw entry in the message file. */
  raw: (key: string) => unknown;
};

/** The sentences of a list in the message file, in order. */
export function lines(t: Words, key: string, values?: Record<string, Value>): string[] {
  const raw = t.raw(key);
  if (!Array.isArray(raw)) return [];
  return raw.map((_, index) => t(`${key}.${index}`, values));
}
