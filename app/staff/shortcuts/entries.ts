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
