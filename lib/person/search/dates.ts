const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const NAME = `(${MONTHS.join("|")})[a-z]*\\.?`;
const YEAR = "((?:19|20)\\d{2})";
const DAY = "(\\d{1,2})(?:st|nd|rd|th)?";
const AFTER = "(?!\\d)";

/** A calendar day as an ISO date; none for April 31. */
function iso(year: string, month: string | number, day: string): string[] {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const same = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return same ? [date.toISOString().slice(0, 10)] : [];
}

const monthOf = (word: string) => MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;

type Spelling = [RegExp, (parts: string[]) => string[]];

/** The spellings of a date; which of two numbers is the month cannot be known, so both readings count. */
const SPELLINGS: Spelling[] = [
  [
    new RegExp(`(?<!\\d)${YEAR}[-/.](\\d{1,2})[-/.](\\d{1,2})${AFTER}`),
    ([y = "", m = "", d = ""]) => iso(y, m, d),
  ],
  [
    new RegExp(`(?<!\\d)(\\d{1,2})[-/.](\\d{1,2})[-/.]${YEAR}${AFTER}`),
    ([a = "", b = "", y = ""]) => [...new Set([...iso(y, a, b), ...iso(y, b, a)])],
  ],
  [
    new RegExp(`(?<!\\d)${DAY}\\s+${NAME},?\\s+${YEAR}${AFTER}`, "i"),
    ([d = "", m = "", y = ""]) => iso(y, monthOf(m), d),
  ],
  [
    new RegExp(`\\b${NAME}\\s+${DAY},?\\s+${YEAR}${AFTER}`, "i"),
    ([m = "", d = "", y = ""]) => iso(y, monthOf(m), d),
  ],
];

/**
 * Takes a date out of the typed text: "1980-05-03", "5/3/1980", "3 May 1980", "May 3, 1980".
 * Returns the ISO dates it can mean (none: there is no such day) and the rest of the text; null
 * without a date.
 */
export function takeDate(text: string): { dates: string[]; rest: string } | null {
  for (const [spelling, read] of SPELLINGS) {
    const found = spelling.exec(text);
    if (found) return { dates: read(found.slice(1)), rest: text.replace(found[0], " , ") };
  }
  return null;
}
