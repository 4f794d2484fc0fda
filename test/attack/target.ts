import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { makeLink } from "@/lib/aftercare/commands";
import type { Permission, Role } from "@/lib/auth/permissions";
import { ROLES } from "@/lib/auth/permissions";
import { sql } from "@/lib/db/client";
import { codeOf } from "@/lib/form/steps";
import { beginForTest } from "../drafts";
import { fileIntake } from "../intakes";
import { strain } from "../people";
import { addStaffForTest } from "../rows";
import { newSession } from "../sign-in";

const root = path.resolve(import.meta.dirname, "../..");

/** What is stored and looked for on the pages of staff, in the log and in files. */
export const SCRIPT = `"><script>alert(7)</script>`;
export const FORMULA = `=HYPERLINK("https://planted.example")`;
/** In no log. */
export const SECRETS = ["Wintergreenplanted", "planted-zebra@nowhere.example", "2125550166"];

/** An address of the service. `needs`: what a member of staff must be allowed, where only they come. */
export type Route = { path: string; kind: "patient" | "page" | "data"; needs?: Permission };

export type Target = {
  site: URL;
  routes: Route[];
  /** The cookies of each role, and those of a patient with a draft and of one who sent. */
  cookies: Record<Role | "patient" | "sender", string>;
  /** All actions of staff: their ids, as the build names them, and the address of a page that has each. */
  actions: { id: string; path: string }[];
  intakeId: string;
  /** The clinician among the staff. */
  clinicianId: string;
  /** What an attack made the database say so far. */
  heard: () => Promise<ReadonlySet<string>>;
};

const NEEDS = /(?:requireStaff|provenStaff)\(\s*"([a-z:]+)"/;

const filled = (route: string, intakeId: string, link: string) =>
  route
    .replace(":step", codeOf("pain_start"))
    .replace(":key", route.startsWith("/status") ? link : "x".repeat(43))
    .replace(":draft", intakeId)
    .replace(":topic", "when-to-worry")
    .replace(":day", "3");

/** The patients' pages, by the list that serves them. */
function patientRoutes(intakeId: string, link: string): Route[] {
  const list = readFileSync(path.join(root, "app/[locale]/places.ts"), "utf8");
  const found = [...list.matchAll(/^ {2}"(\/[^"]*)?": /gm)].map(([, route = ""]) => route);
  return found.flatMap((route) =>
    ["en", "es"].map(
      (locale): Route => ({ path: `/${locale}${filled(route, intakeId, link)}`, kind: "patient" }),
    ),
  );
}

/** The address of a file of the framework. */
const addressOf = (file: string, intakeId: string) =>
  `/${path.dirname(file)}`
    .replace(/intakes\/\[id\]/, `intakes/${intakeId}`)
    .replace("[person]", randomUUID())
    .replace("[code]", "abcd")
    .replace("[id]", randomUUID())
    .replace("[token]", "x".repeat(43))
    .replace("[...nextauth]", "session");

/** Everything else that answers, by the files of the framework. */
function otherRoutes(intakeId: string): Route[] {
  const all = readdirSync(path.join(root, "app"), { recursive: true, encoding: "utf8" });
  const files = all.filter((file) => /^(?!dev|\[locale\]).*\/(?:page\.tsx|route\.ts)$/.test(file));
  return files.map((file): Route => {
    const needs = NEEDS.exec(readFileSync(path.join(root, "app", file), "utf8"))?.[1];
    return {
      path: addressOf(file, intakeId),
      kind: file.endsWith("page.tsx") ? "page" : "data",
      ...(needs ? { needs: needs as Permission } : {}),
    };
  });
}

const BuiltSchema = z.object({
  node: z.record(z.string(), z.object({ workers: z.record(z.string(), z.unknown()) })),
});

function actionsOf(build: string, intakeId: string): Target["actions"] {
  const file = path.join(root, build, "server/server-reference-manifest.json");
  const { node } = BuiltSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  return Object.entries(node).map(([id, { workers }]) => {
    const [page = ""] = Object.keys(workers);
    return { id, path: addressOf(page.replace(/^app\//, ""), intakeId) };
  });
}

/**
 * People, a patient who typed what harms, and all addresses of the service at `address`. `heard`: what attacks
 * made its database say.
 */
export async function openTarget(address: string, heard: Target["heard"]): Promise<Target> {
  const planted = strain({
    ...{ given_name: SECRETS[0]!, family_name: SCRIPT, email: SECRETS[1]!, phone: SECRETS[2]! },
    ...{ free_text: `${SCRIPT} ${FORMULA}`, preferred_language: FORMULA.slice(0, 30) },
  });
  const sent = await fileIntake(planted);
  const draft = await beginForTest(strain({ given_name: SCRIPT }));
  const people = await Promise.all(ROLES.map((role) => addStaffForTest(role)));
  await sql(
    "attack_names",
    `UPDATE "StaffMember" SET "name" = $name WHERE "id" = ANY ($people::uuid[])`,
    { name: FORMULA, people: people.map(({ id }) => id) },
  );
  await sql(
    "attack_claim",
    `UPDATE "QueueEntry" SET "claimedById" = $who::uuid, "claimedAt" = now() WHERE "intakeId" = $id::uuid`,
    {
      who: people[0]!.id,
      id: sent.id,
    },
  );
  const sessions = await Promise.all(people.map(({ id }) => newSession(id)));
  const [front_desk = "", clinician = "", admin = ""] = sessions;
  const link = await makeLink(sent.id, new Date());
  return {
    heard,
    site: new URL(address),
    routes: [...patientRoutes(sent.id, link), ...otherRoutes(sent.id)],
    cookies: {
      ...{ front_desk, clinician, admin },
      patient: `backline_intake=${draft.token}`,
      sender: `backline_intake=${sent.token}`,
    },
    actions: actionsOf(process.env.BACKLINE_TEST_DIST ?? ".next-test", sent.id),
    intakeId: sent.id,
    clinicianId: people[ROLES.indexOf("clinician")]!.id,
  };
}

/** The files that every browser gets. */
export const filesOf = (): string[] =>
  readdirSync(path.join(root, "public")).map((name) => `/${name}`);
