import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { PERMISSIONS, type Permission } from "@/lib/auth/permissions";

const root = path.resolve(import.meta.dirname, "../..");

/** An action of staff as the build names it, the page that has it, and what its caller must be allowed. */
export type BuiltAction = { id: string; name: string; page: string; needs: Permission[] };

/** These ask for no permission: somebody signs in, or out. */
const OF_ANYBODY = /^app\/staff\/(?:sign-in\/step\/actions|sign-out)\.ts /;

const BuiltSchema = z.object({
  node: z.record(
    z.string(),
    z.object({
      workers: z.record(z.string(), z.unknown()),
      filename: z.string(),
      exportedName: z.string(),
    }),
  ),
});

/** The text of each declaration of a file, by its name. */
function declarationsIn(source: string): Map<string, string> {
  const parts = source.split(/^(?=(?:export )?(?:const|async function|function) )/m);
  return new Map(
    parts.map((text) => [/(?:const|function) (\w+)/.exec(text.slice(0, 90))?.[1] ?? "", text]),
  );
}

/** The permissions that this declaration names, itself or by others that it uses. */
function permissionsOf(all: Map<string, string>, name: string): Permission[] {
  const text = all.get(name) ?? "";
  const own = PERMISSIONS.filter((each) => text.includes(`"${each}"`));
  if (own.length > 0) return own;
  const used = [...all.keys()].filter(
    (each) => each && each !== name && new RegExp(`\\b${each}\\b`).test(text),
  );
  return [...new Set(used.flatMap((each) => permissionsOf(all, each)))];
}

/** All actions of staff in this build. Throws for one of which nobody knows what it needs. */
export function builtActions(build: string): BuiltAction[] {
  const file = path.join(root, build, "server/server-reference-manifest.json");
  const { node } = BuiltSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  return Object.entries(node).map(([id, { workers, filename, exportedName }]) => {
    const all = declarationsIn(readFileSync(path.join(root, filename), "utf8"));
    const name = `${filename} ${exportedName}`;
    const needs = permissionsOf(all, exportedName);
    if (needs.length === 0 && !OF_ANYBODY.test(name)) throw new Error(`What does ${name} need?`);
    return { id, name, page: Object.keys(workers)[0] ?? "", needs };
  });
}
