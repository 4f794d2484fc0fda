export type Kind = "page" | "act" | "sound" | "intake" | "person";

/** Something that Find offers, and where it leads. */
export type Entry = { kind: Kind; href: string; label: string };

const MOST_SHOWN = 30;

/** Letters and digits only: "bk4t" finds BK-4T7Q-2M. */
const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/**
 * What fits what was typed, at most 30, and last the search for a person of that name, phone or date of
 * birth. Where a label begins with it comes first.
 */
export function offered(entries: readonly Entry[], typed: string): Entry[] {
  const wanted = plain(typed);
  const fits = entries.filter(({ label }) => plain(label).includes(wanted));
  const begins = ({ label }: Entry) => plain(label).startsWith(wanted);
  const sorted = [...fits.filter(begins), ...fits.filter((entry) => !begins(entry))];
  const person: Entry = {
    ...{ kind: "person", href: "" },
    label: `Search people and intakes for “${typed.trim()}”`,
  };
  return [...sorted.slice(0, MOST_SHOWN), ...(wanted ? [person] : [])];
}

/** Found entries, kept only while Find is open: an answer that comes late stays out of the page. */
export const whileOpen = (dialog: { open: boolean } | null, found: Entry[]): Entry[] =>
  dialog?.open ? found : [];

/** The key code of a press that an input method takes, where `isComposing` is already false. */
const TAKEN = 229;

/**
 * What a key means in the list of Find: choose, or a step down or up. Null for every other key, and
 * while an input method composes: Enter then ends the word.
 */
export function listKey(press: {
  key: string;
  isComposing: boolean;
  keyCode: number;
}): "choose" | 1 | -1 | null {
  if (press.isComposing || press.keyCode === TAKEN) return null;
  if (press.key === "Enter") return "choose";
  return press.key === "ArrowDown" ? 1 : press.key === "ArrowUp" ? -1 : null;
}
