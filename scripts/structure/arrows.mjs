// Finds circles, and imports that the structure does not allow.
import path from "node:path";
import { circlesOf } from "./imports.mjs";
import { DOORS, INFRASTRUCTURE, LINE, MAY_IMPORT, PACKAGES, TESTS_MAY_IMPORT } from "./rules.mjs";

const RULES = "scripts/structure/rules.mjs";
const isOfPackage = (name, wanted) => name === wanted || name.startsWith(`${wanted}/`);
const isTest = (file) => /\.test\.tsx?$/.test(file);
// The Prisma CLI wants its configuration at the root; what it does is a script's work.
const topOf = (file) => {
  if (file === "prisma.config.ts") return "scripts";
  return file.includes("/") ? file.split("/")[0] : "root";
};
const isNamed = (list, file) =>
  list.some((each) => (each.endsWith("/") ? file.startsWith(each) : file === each));

/** The room of a file of lib; null for infrastructure, undefined for a file outside all rooms. */
function roomOf(file) {
  const [top, room, ...rest] = file.split("/");
  if (top !== "lib") return undefined;
  return rest.length === 0 || INFRASTRUCTURE.includes(room) ? null : room;
}
const floorOf = (room) => LINE.findIndex((rooms) => rooms.includes(room));

/** No circle of files, types included, and none of the folders of lib (triage counts as one). */
export function findCircles(imports) {
  const graph = new Map();
  const folders = new Map();
  const folderOf = (file) => {
    if (roomOf(file) === "triage") return "lib/triage";
    const folder = path.posix.dirname(file);
    return folder === "lib" ? file : folder;
  };
  for (const [file, statements] of imports) {
    const targets = statements.map(({ target }) => target).filter((each) => imports.has(each));
    graph.set(file, new Set(targets.filter((each) => each !== file)));
    if (!file.startsWith("lib/") || isTest(file)) continue;
    const inLib = targets.filter((each) => each.startsWith("lib/")).map(folderOf);
    folders.set(folderOf(file), new Set([...(folders.get(folderOf(file)) ?? []), ...inLib]));
  }
  const say = (circle) => `${circle.join(" <-> ")}: a circle of imports (types count)`;
  return [...circlesOf(graph), ...circlesOf(folders)].map(say);
}

function whyNotFolder(file, target) {
  const [from, to] = [topOf(file), topOf(target)];
  const may = [...(MAY_IMPORT[from] ?? []), ...(isTest(file) ? TESTS_MAY_IMPORT : [])];
  if (from === "components" && isTest(file)) may.splice(0, may.length, "components", "test");
  // Only one file may import the generated client.
  if (target.startsWith("prisma/generated/")) return null;
  return may.includes(to) ? null : `${from} may import ${may.join(", ") || "nothing"}`;
}

function whyNotRoom(file, target) {
  const [from, to] = [roomOf(file), roomOf(target)];
  if (isTest(file) || from === undefined || to === undefined || from === to) return null;
  if (from === "triage") return "triage imports only zod and itself";
  if (to === null) return null;
  if (from === null) return "infrastructure knows no room";
  if (floorOf(to) < floorOf(from)) return null;
  return `${to} does not lie below ${from} in the line of rooms`;
}

function whyNotDoor(file, target) {
  const door = DOORS.find(({ folder }) => target.startsWith(folder));
  if (!door || isTest(file)) return null;
  const closed = door.not ? isNamed(door.not, file) : !isNamed(door.only, file);
  return closed ? `${door.folder} is closed to it; go through queries.ts and commands.ts` : null;
}

function whyNotPackage(file, name) {
  if (isTest(file)) return null;
  if (roomOf(file) === "triage" && name !== "zod") return "triage imports only zod and itself";
  const closed = PACKAGES.some(
    (rule) =>
      isOfPackage(name, rule.name) && file.startsWith(rule.within) && !isNamed(rule.only, file),
  );
  return closed ? `only files named in ${RULES} import this package` : null;
}

function whyNotPath(file, name) {
  if (name.startsWith("../../") && !file.startsWith("lib/triage/") && topOf(file) !== "scripts")
    return 'more than one level up is written "@/..."';
  const mayBeRelative = topOf(file) !== "lib" || roomOf(file) === "triage";
  return !mayBeRelative && name.startsWith("../") ? 'another folder of lib is "@/lib/..."' : null;
}

/**
 * Every import that goes up the order, out of its folder, into a closed folder, or by a long
 * relative path.
 */
export function findArrows(imports) {
  return [...imports].flatMap(([file, statements]) =>
    statements.flatMap(({ name, target }) => {
      const whys =
        target === null
          ? [whyNotPackage(file, name)]
          : [
              whyNotFolder(file, target),
              whyNotRoom(file, target),
              whyNotDoor(file, target),
              whyNotPath(file, name),
            ];
      return whys.filter(Boolean).map((why) => `${file} imports ${name}: ${why}`);
    }),
  );
}

/** Files that may import a package and no longer do. */
export function findIdlePackages(imports) {
  const idle = ({ name, only }) =>
    only.filter((entry) => {
      const uses = ([file, statements]) =>
        isNamed([entry], file) && statements.some((one) => isOfPackage(one.name, name));
      return ![...imports].some(uses);
    });
  return PACKAGES.flatMap((rule) =>
    idle(rule).map((entry) => `${entry} imports no ${rule.name} any more: drop it in ${RULES}`),
  );
}
