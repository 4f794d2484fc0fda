// The names of files and folders, and which files touch the database.
import path from "node:path";
import {
  BANNED_NAMES,
  DATABASE_FILES,
  INFRASTRUCTURE,
  INNER_FOLDERS,
  LINE,
  OTHER_DATABASE_FILES,
  TESTS_OF_A_ROOM,
} from "./rules.mjs";

const CODE = /\.(?:tsx?|m?js|css)$/;
const TEST = /(?:\.db)?\.test\.tsx?$/;
const KEBAB = /^(?:\[{0,2}(?:\.\.\.)?)?[a-z0-9]+(?:[-.][a-z0-9]+)*\]{0,2}(?:\.[a-z]+)?$/;
const SOURCES = ["ts", "tsx", "mjs", "js", "json", "prisma"];
const RULES = "scripts/structure/rules.mjs";

function whyNotName(file) {
  const parts = file.split("/");
  const crooked = parts.find((part, i) => !KEBAB.test(i === 0 ? part.replace(/^\./, "") : part));
  if (crooked) return `${file}: "${crooked}" is not kebab-case`;
  const stems = parts.map((part) => part.replace(/\..*$/, ""));
  const banned = stems.find((stem) => BANNED_NAMES.includes(stem));
  if (banned) return `${file}: "${banned}" does not say what is inside`;
  return /-for-test\b/.test(file) ? `${file}: what serves tests lies in test/` : null;
}

function whyNotTest(file, files) {
  if (!TEST.test(file) || TESTS_OF_A_ROOM.includes(file)) return null;
  const base = file.replace(TEST, "");
  const folder = path.posix.basename(path.posix.dirname(file));
  if (SOURCES.some((ending) => files.has(`${base}.${ending}`))) return null;
  if (path.posix.basename(base) === folder) return null;
  return `${file}: a test lies beside its source and has its name, or that of its folder`;
}

function whyNotFolder(file) {
  const inLib = path.posix.dirname(file).slice("lib/".length);
  if (!file.startsWith("lib/") || !inLib) return null;
  const known = [...LINE.flat(), ...INFRASTRUCTURE, ...INNER_FOLDERS].includes(inLib);
  return known ? null : `${file}: lib/${inLib} has no line in ${RULES}`;
}

/** Names that break the rules, among paths mapped to texts. */
export function findNames(files) {
  const code = [...files.keys()].filter((file) => CODE.test(file));
  const faults = code.flatMap((file) => [
    whyNotName(file),
    whyNotTest(file, files),
    whyNotFolder(file),
  ]);
  const gone = TESTS_OF_A_ROOM.filter((file) => !files.has(file));
  return [...faults.filter(Boolean), ...gone.map((file) => `${file} is gone: drop it in ${RULES}`)];
}

/** Whether the file uses lib/db for more than a type. */
const touches = (statements = []) =>
  statements.some(({ target, type }) => !type && target?.startsWith("lib/db/"));

/** Files of rooms that touch the database although their name does not say so. */
export function findDatabaseFiles(imports) {
  const inRoom = (file) => /^lib\/(?!db\/)\w[^/]*\//.test(file) && !TEST.test(file);
  const named = (file) => DATABASE_FILES.includes(path.posix.basename(file, ".ts"));
  const touching = [...imports].flatMap(([file, statements]) =>
    inRoom(file) && touches(statements) ? [file] : [],
  );
  const hidden = touching.filter((file) => !named(file) && !(file in OTHER_DATABASE_FILES));
  const idle = Object.keys(OTHER_DATABASE_FILES).filter((file) => !touching.includes(file));
  return [
    ...hidden.map(
      (file) =>
        `${file} touches the database: only commands.ts, queries.ts and those in ${RULES} do`,
    ),
    ...idle.map((file) => `${file} touches no database any more: drop its line in ${RULES}`),
  ];
}
