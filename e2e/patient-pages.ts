import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { addScores, makeLink } from "@/lib/aftercare/commands";
import { askedSteps, codeOf } from "@/lib/form/steps";
import { saveProblem } from "@/lib/intake/commands";
import { findDraft, findOwnIntake } from "@/lib/intake/queries";
import { type Question, sealQuestion } from "@/lib/intake/question/question";
import { saveForLater } from "@/lib/intake/resume/commands";
import { startWorseCheck } from "@/lib/intake/worse/commands";
import type { Answers } from "@/lib/questions/answers";
import { strain } from "@/test/people";
import { query } from "./database";
import type { PatientPage } from "./patient-page";
import { answersOf } from "./people";
import { PUBLIC_PATHS } from "./public-paths";
import { addPerson, beginWith, fileEmergency, fileIntake } from "./staff";
import { offeredTime, pagesOfVisits } from "./visit-pages";

const CONTACT = ["given_name", "family_name", "phone", "birth_date", "interpreter"];

/** A complete draft, except for the contact page, which was left empty and shows errors. */
async function draftWithErrors(): Promise<string> {
  const answers = Object.fromEntries(
    Object.entries(strain()).filter(([name]) => !CONTACT.includes(name)),
  );
  const token = await beginWith(answers);
  const draft = await findDraft(token);
  if (!draft) throw new Error("the draft is gone");
  await saveProblem(draft, {
    stepId: "contact",
    values: { given_name: ["x".repeat(60)] },
    errors: ["family_name", "birth_date", "phone"].map((field) => ({ field, code: "required" })),
  });
  return token;
}

async function savedDraft(): Promise<string> {
  const token = await beginWith(strain());
  const draft = await findDraft(token);
  if (draft) await saveForLater(draft.id, "1980-01-01");
  return token;
}

function under16(): Answers {
  const { respondent, sex_at_birth, emergency_nerves } = strain();
  return {
    respondent,
    sex_at_birth,
    emergency_nerves,
    age_years: "12",
    child_fever: "no",
    child_walking: "walks",
  };
}

/** The pages before anything is sent: start, questions, errors, the page to check the answers. */
async function pagesBefore(): Promise<PatientPage[]> {
  const whole = await beginWith(strain());
  return [
    { name: "start", path: "" },
    { name: "start, with an intake begun", path: "?notice=expired", token: whole },
    ...PUBLIC_PATHS.filter(Boolean).map((path) => ({ name: path.slice(1), path })),
    { name: "resume", path: "/resume" },
    { name: "cookies", path: "/cookies" },
    { name: "cookies, after an emergency", path: "/cookies?filed=1" },
    { name: "nowhere", path: "/nowhere/at/all", status: 404 },
    ...askedSteps(strain()).map(({ id }) => ({
      name: `question ${id}`,
      path: `/intake/${codeOf(id)}`,
      token: whole,
    })),
    {
      name: "question zones_check",
      path: `/intake/${codeOf("zones_check")}`,
      token: await beginWith(strain({ pain_zones: ["saddle_area", "chest"] })),
    },
    {
      name: "contact with errors",
      path: `/intake/${codeOf("contact")}`,
      token: await draftWithErrors(),
    },
    { name: "check", path: "/intake/check", token: whole },
    { name: "save for later", path: "/intake/save", token: whole },
    { name: "code", path: "/intake/save/code", token: await savedDraft() },
  ];
}

/** The pages after an intake was sent or stopped: every kind of result. */
async function pagesAfter(): Promise<PatientPage[]> {
  const levels = { URGENT: "Ferrari", SOON: "Lund", ROUTINE: "Nilsen", SELF_CARE: "Carver" };
  const results: PatientPage[] = [];
  for (const [level, family] of Object.entries(levels)) {
    const { token } = await fileIntake(answersOf(family));
    results.push({ name: `result ${level}`, path: "/result", token });
  }
  const child = await fileIntake(under16(), "under_16");
  const emergency = await fileEmergency();
  return [
    ...results,
    { name: "result of a child", path: "/result", token: child.token },
    { name: "emergency", path: "/result", token: emergency.token },
    {
      name: "emergency, answered by mistake",
      path: "/result/confirm?kind=answered_by_mistake",
      token: emergency.token,
    },
  ];
}

/** The later pages, on the device that sent and through a private link alone. */
async function pagesLater(): Promise<PatientPage[]> {
  const { id, token } = await fileIntake(answersOf("Lund"));
  const now = new Date();
  await query(
    `INSERT INTO "CheckIn" ("id", "intakeId", "day", "dueAt", "sentAt") VALUES ($1, $2, 3, $3, $3)`,
    [randomUUID(), id, now],
  );
  await query(
    `INSERT INTO "Consent" ("id", "intakeId", "kind", "textVersion", "textHash", "agreedAt")
     VALUES ($1, $2, 'messages', 'test', 'test', $3)`,
    [randomUUID(), id, now],
  );
  for (const score of [8, 3]) {
    await addScores(id, { pain: score, enjoyment: score, activity: 10 - score }, now);
  }
  const worse = await fileIntake(answersOf("Lund"));
  const own = await findOwnIntake(worse.token);
  if (!own) throw new Error("the intake is gone");
  const { firstPage } = await startWorseCheck(own, { now });
  const link = `/status/${await makeLink(id, now)}`;
  return [
    { name: "status", path: "/status/mine", token },
    { name: "status by the link alone", path: link },
    { name: "asked again", path: `/status/mine/check/${firstPage}`, token: worse.token },
    { name: "check-in", path: `${link}/check-in/3` },
    { name: "three questions", path: `${link}/questions` },
    { name: "a clinician's question", path: `${await askedOf("sign")}/question` },
    { name: "a clinician's own question", path: `${await askedOf("own")}/question` },
    { name: "a question that is over", path: `${await askedOf("over")}/question` },
    { name: "stop the messages", path: `${link}/stop` },
    { name: "a time is offered", path: `/offer/${await offeredTime()}` },
    { name: "an offered time was declined", path: "/offer/declined" },
  ];
}

/** A question to a patient; gives the path of a private link. */
async function askedOf(kind: "sign" | "own" | "over"): Promise<string> {
  const [{ id }, clinician] = [await fileIntake(answersOf("Lund")), await addPerson("clinician")];
  const [question, now] = [randomUUID(), new Date()];
  const asked: Question = kind === "sign" ? { sign: "bladder" } : { text: "Where is the lump?" };
  await query(
    `INSERT INTO "PatientQuestion" ("id", "intakeId", "staffId", "questionSealed", "dueAt", "endedAt")
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [question, id, clinician.id, sealQuestion(question, asked), now, kind === "over" ? now : null],
  );
  return `/status/${await makeLink(id, now)}`;
}

/** The pages that differ on a device in the waiting room. */
async function pagesOfKiosk(): Promise<PatientPage[]> {
  const kiosk = true;
  const emergency = await fileEmergency();
  const { token } = await fileIntake(strain());
  return [
    { name: "kiosk, before it is one", path: "/kiosk?at=main-street" },
    { name: "kiosk, as it is set up", path: "/kiosk", kiosk },
    { name: "kiosk, start", path: "", kiosk },
    {
      name: "kiosk, question",
      path: `/intake/${codeOf("pain_now")}`,
      token: await beginWith(strain()),
      kiosk,
    },
    { name: "kiosk, result", path: "/result", token, kiosk },
    { name: "kiosk, emergency", path: "/result", token: emergency.token, kiosk },
    { name: "kiosk, is somebody there, without scripts", path: "/kiosk/idle?back=/en", kiosk },
  ];
}

/** One page of every kind that patients see, prepared in the database of the site under test. */
export async function patientPages(): Promise<PatientPage[]> {
  return [
    ...(await pagesBefore()),
    ...(await pagesAfter()),
    ...(await pagesLater()),
    ...(await pagesOfVisits()),
    ...(await pagesOfKiosk()),
  ];
}

/** Addresses without a page of their own: they redirect, or give a file. */
const LEAD_ON = [
  "/intake/leave",
  "/result/plan",
  "/leave",
  "/kiosk/reset",
  "/status/:key/check",
  "/status/:key/link",
  "/status/:key/visit/calendar",
];

/** The addresses of patient pages, as the service lists them, that these pages do not cover. */
export function pagesLeftOut(pages: readonly PatientPage[]): string[] {
  const list = path.resolve(import.meta.dirname, "../app/[locale]/places.ts");
  const routes = [...readFileSync(list, "utf8").matchAll(/^ {2}"([^"]*)": \w+,$/gm)];
  if (routes.length < 20) throw new Error("the list of the places was not read");
  return routes
    .map(([, route = ""]) => route)
    .filter((route) => !LEAD_ON.includes(route))
    .filter((route) => {
      const pattern = new RegExp(`^${route.replaceAll(/:\w+/g, "[^/]+")}$`);
      return !pages.some((page) => pattern.test(page.path.split("?")[0] ?? ""));
    });
}
