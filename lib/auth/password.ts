import { hash, verify } from "@node-rs/argon2";
import { Rejection } from "@/lib/errors";
import { LineTooLong, lineOf } from "@/lib/in-line";

/** NIST SP 800-63B-4: a password used without a second factor has at least 15 characters. */
export const PASSWORD_MIN = 15;
export const PASSWORD_MAX = 128;

// argon2id with the OWASP parameters; `2` is the library's number for argon2id.
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** So many hash at once in a process: each takes a core and 19 MiB, and pages need both. */
const AT_WORK = 2;
const LONGEST_MS = 10_000;
const MOST_WAITING = 200;
const hashLine = lineOf(AT_WORK, LONGEST_MS, MOST_WAITING);

/** Hashes when it is one's turn; refuses (too_busy) when too many wait. */
async function inTurn<Result>(work: () => Promise<Result>, go: Turn): Promise<Result> {
  try {
    return await hashLine(work, go);
  } catch (error) {
    throw error instanceof LineTooLong ? new Rejection("too_busy") : error;
  }
}

// The hash of an unknown random text. Verifying it for unknown people takes the same time as for known ones.
const DUMMY_HASH =
  "$argon2id$v=19$m=19456,t=2,p=1$QelvO6nSN7z59J+1TXa+VA$PF8bdFTd2JsFz5n3NmZ4h/XZoJUtQX48fXsZIv9Hmz0";

const GUESSED_FIRST = ["password", "backline", "backspasm", "clinic", "qwertyuiop", "1234567890"];

/** A password that attackers find within so many guesses is as good as known. */
const GUESSES = 1e10;

type Turn = "first" | "after";

export type PasswordProblem = "too_short" | "too_long" | "easy_to_guess" | "known";

/** Normalizes a password before hashing: Unicode NFKC, not trimmed. */
export function normalizePassword(password: string): string {
  return password.normalize("NFKC");
}

/** Removes the words and names that attackers guess first. */
function unguessable(password: string, about: readonly string[]): string {
  const words = [...GUESSED_FIRST, ...about.flatMap((text) => text.toLowerCase().split(/[\s@.]+/))];
  return words
    .filter((word) => word.length >= 4)
    .sort((a, b) => b.length - a.length)
    .reduce((rest, word) => rest.replaceAll(word, ""), password.toLowerCase());
}

/** The list of known passwords and the patterns of attackers. It is large, so it is read when needed. */
async function loadGuesser() {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
  ]);
  return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
}
let guesser: ReturnType<typeof loadGuesser> | undefined;

/**
 * Why this password is refused, or null. There are no composition rules (SP 800-63B-4). A password
 * must have 15 to 128 characters, enough must be left without common words and the person's own name
 * and e-mail (`about`), and it must not be a known password or close to one, such as one said twice.
 */
export async function passwordProblem(
  password: string,
  about: readonly string[],
): Promise<PasswordProblem | null> {
  const characters = [...normalizePassword(password)];
  if (characters.length < PASSWORD_MIN) return "too_short";
  if (characters.length > PASSWORD_MAX) return "too_long";
  const rest = unguessable(characters.join(""), about);
  if (new Set(rest).size < 5) return "easy_to_guess";
  guesser ??= loadGuesser();
  const { guesses } = (await guesser).check(characters.join(""), [...GUESSED_FIRST, ...about]);
  return guesses < GUESSES ? "known" : null;
}

export const PASSWORD_WORDS: Record<PasswordProblem, string> = {
  too_short: `The password must have at least ${PASSWORD_MIN} characters. Several words are fine.`,
  too_long: `The password must have at most ${PASSWORD_MAX} characters.`,
  easy_to_guess: "That password is easy to guess. Leave out names and common words, or add more.",
  known:
    "Attackers try that password first. Choose four words or more that do not belong together, or let a password manager make one.",
};

/**
 * Hashes with argon2id (m = 19 MiB, t = 2, p = 1), salted. Only who is let in already makes a password, so this
 * goes before strangers. Refuses (too_busy) when too many wait.
 */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(normalizePassword(password), ARGON2ID), "first");
}

/**
 * Whether the password matches this hash. Without a hash: false, after the same work. Who goes `first` has a
 * line of their own, so that strangers keep nobody waiting there. Refuses (too_busy) when too many wait.
 */
export async function verifyPassword(
  stored: string | null,
  password: string,
  go: Turn = "after",
): Promise<boolean> {
  if ([...password].length > PASSWORD_MAX) return false;
  const typed = normalizePassword(password);
  const right = await inTurn(() => verify(stored ?? DUMMY_HASH, typed), go);
  return right && stored !== null;
}
