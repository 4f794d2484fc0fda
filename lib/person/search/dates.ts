const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/** Where the Spanish names of months begin otherwise. */
const SPANISH: Record<string, string> = {
  ene: "jan",
  abr: "apr",
  ago: "aug",
  set: "sep",
  dic: "dec",
};
const NAME = `(${[...MONTHS, ...Object.keys(SPANISH)].join("|")})[a-z]*\\.?`;
const YEAR = "((?:19|20)\\d{2})";
const DAY = "(\\d{1,2})(?:st|nd|rd|th|º|\\.)?";
const BEFORE = "(?<!\\d)";
const AFTER = "(?!\\d)";
/** Digits without marks must stand alone: they could be the end of a phone number. */
const ALONE = "(?<![\\d+().-]\\s*)";
const ALONE_AFTER = "(?!\\s*[\\d().-])";
const BETWEEN = "(?:,?\\s+(?:of\\s+|de\\s+|del\\s+)?)";

/** A calendar day as an ISO date; none for April 31. */
function iso(year: string, month: string | number, day: string): string[] {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const same = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return same ? [date.toISOString().slice(0, 10)] : [];
}

function monthOf(word: string): number {
  const start = word.slice(0, 3).toLowerCase();
  return MONTHS.indexOf(SPANISH[start] ?? start) + 1;
}

/** Both readings of two numbers: which is the month cannot be known. */
const either = (year: string, a: string, b: string) => [
  ...new Set([...iso(year, a, b), ...iso(year, b, a)]),
];
/** A year of two digits is of either century; nobody was born in a year to come. */
const ofCentury = (year: string, read: (whole: string) => string[]) =>
  ["19", "20"].flatMap((century) => read(`${century}${year}`));

/** `digits`: without marks, so that it is a date only when such a day exists. */
type Spelling = { pattern: RegExp; read: (parts: string[]) => string[]; digits?: true };
const spelling = (
  pattern: string,
  read: Spelling["read"],
  more: { digits?: true } = {},
): Spelling => ({ pattern: new RegExp(pattern, "i"), read, ...more });

const SPELLINGS: Spelling[] = [
  spelling(
    `${BEFORE}${YEAR}\\s*[-/.]\\s*(\\d{1,2})\\s*[-/.]\\s*(\\d{1,2})${AFTER}`,
    ([y = "", a = "", b = ""]) => either(y, a, b),
  ),
  spelling(
    `${BEFORE}(\\d{1,2})\\s*[-/.]\\s*(\\d{1,2})\\s*[-/.]\\s*${YEAR}${AFTER}`,
    ([a = "", b = "", y = ""]) => either(y, a, b),
  ),
  spelling(
    `${BEFORE}${DAY}${BETWEEN}${NAME}${BETWEEN}${YEAR}${AFTER}`,
    ([d = "", m = "", y = ""]) => iso(y, monthOf(m), d),
  ),
  spelling(`\\b${NAME}\\s+${DAY}${BETWEEN}${YEAR}${AFTER}`, ([m = "", d = "", y = ""]) =>
    iso(y, monthOf(m), d),
  ),
  spelling(`${BEFORE}${YEAR},?\\s+${NAME}\\s+${DAY}${AFTER}`, ([y = "", m = "", d = ""]) =>
    iso(y, monthOf(m), d),
  ),
  spelling(`${BEFORE}(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{2})${AFTER}`, ([a = "", b = "", y = ""]) =>
    ofCentury(y, (year) => either(year, a, b)),
  ),
  spelling(
    `${BEFORE}(\\d{1,2}) (\\d{1,2}) ${YEAR}${AFTER}`,
    ([a = "", b = "", y = ""]) => either(y, a, b),
    {
      digits: true,
    },
  ),
  spelling(
    `${ALONE}${YEAR}(\\d{2})(\\d{2})${ALONE_AFTER}`,
    ([y = "", a = "", b = ""]) => either(y, a, b),
    {
      digits: true,
    },
  ),
  spelling(
    `${ALONE}(\\d{2})(\\d{2})${YEAR}${ALONE_AFTER}`,
    ([a = "", b = "", y = ""]) => either(y, a, b),
    {
      digits: true,
    },
  ),
  spelling(
    `${ALONE}(\\d{2})(\\d{2})(\\d{2})${ALONE_AFTER}`,
    ([a = "", b = "", y = ""]) => ofCentury(y, (year) => either(year, a, b)),
    { digits: true },
  ),
];

/**
 * Takes a date out of the typed text: "1980-05-03", "5/3/1980", "5/3/80", "05031980", "3 May 1980",
 * "May 3, 1980", "3 de mayo de 1980". Returns the ISO dates it can mean (none: there is no such day)
 * and the rest of the text; null without a date.
 */
export function takeDate(text: string): { dates: string[]; rest: string } | null {
  for (const { pattern, read, digits } of SPELLINGS) {
    const found = pattern.exec(text);
    if (!found) continue;
    const dates = read(found.slice(1));
    if (digits && dates.length === 0) continue;
    return { dates, rest: text.replace(found[0], " , ") };
  }
  return null;
}
