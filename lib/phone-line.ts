const MARKED = /^\+?[\d\s().-]+$/;
/** The longest number of the world has fifteen digits (ITU-T E.164). */
const MOST_DIGITS = 15;

/** Whether a text is a number to call: at least `fewest` digits, with the usual marks between them. */
export function isPhoneLine(text: string, fewest: number): boolean {
  const digits = text.replace(/\D/g, "").length;
  return MARKED.test(text) && digits >= fewest && digits <= MOST_DIGITS;
}

/** 911, 112 and 999, and the other short numbers that countries use for it (ITU-T E.161.1). */
export const EMERGENCY_LINE = /^(000|1\d\d|911|99\d)$/;

/** Full numbers of a clinic, and the shorter ones of a help line such as 988. */
export const FEWEST_DIGITS = { clinic: 7, help: 3 } as const;
