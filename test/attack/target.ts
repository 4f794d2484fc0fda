import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
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
import { type BuiltAction, builtActions } from "./staff-actions";

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
  /** All actions of staff, with the address of a page that has each. */
  actions: (BuiltAction & { path: string })[];
  /** Others of each role, who do nothing but call actions. */
  callers: People;
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

/** A person of each role, by which they can be told. */
type People = Record<Role, { id: string; cookie: string }>;

async function newPeople(): Promise<People> {
  const made = ROLES.map(async (role) => {
    const { id } = await addStaffForTest(role);
    return [role, { id, cookie: await newSession(id) }] as const;
  });
  return Object.fromEntries(await Promise.all(made)) as People;
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
  const people = await newPeople();
  await sql(
    "attack_names",
    `UPDATE "StaffMember" SET "name" = $name WHERE "id" = ANY ($people::uuid[])`,
    { name: FORMULA, people: ROLES.map((role) => people[role].id) },
  );
  await sql(
    "attack_claim",
    `UPDATE "QueueEntry" SET "claimedById" = $who::uuid, "claimedAt" = now() WHERE "intakeId" = $id::uuid`,
    {
      who: people.front_desk.id,
      id: sent.id,
    },
  );
  const link = await makeLink(sent.id, new Date());
  return {
    heard,
    site: new URL(address),
    routes: [...patientRoutes(sent.id, link), ...otherRoutes(sent.id)],
    cookies: {
      front_desk: people.front_desk.cookie,
      clinician: people.clinician.cookie,
      admin: people.admin.cookie,
      patient: `backline_intake=${draft.token}`,
      sender: `backline_intake=${sent.token}`,
    },
    actions: builtActions(process.env.BACKLINE_TEST_DIST ?? ".next-test").map((action) => ({
      ...action,
      path: addressOf(action.page.replace(/^app\//, ""), sent.id),
    })),
    callers: await newPeople(),
    intakeId: sent.id,
    clinicianId: people.clinician.id,
  };
}

/** The files that every browser gets. */
export const filesOf = (): string[] =>
  readdirSync(path.join(root, "public")).map((name) => `/${name}`);
