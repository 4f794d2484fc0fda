import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import path from "node:path";

/** The address of every staff page, read from the source tree, for this intake. */
export function staffPages(intakeId: string, personId: string = randomUUID()): string[] {
  const root = path.resolve(import.meta.dirname, "../app/staff");
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "page.tsx")
    .map((file) => path.dirname(file).replace("[id]", intakeId).replace("[person]", personId))
    .filter((folder) => !folder.startsWith("sign-in"))
    .map((folder) => (folder === "." ? "/staff" : `/staff/${folder}`))
    .sort();
}

/** The same without the page on which staff enter answers: an admin may not. */
export const adminPages = (intakeId: string, personId: string): string[] =>
  staffPages(intakeId, personId).filter((path) => path !== "/staff/new");
