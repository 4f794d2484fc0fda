// The structure of the repository as data. `npm run check` holds every file against it. Change a line
// here when the structure changes, and say why in the commit. docs/architecture.md has it in words.

/** The rooms of lib, lowest first. A room imports only rooms of the lines above its own. */
export const LINE = [
  ["triage", "audit", "learn"],
  ["questions", "auth"],
  ["facts", "contact", "plan"],
  ["clinic"],
  ["form"],
  ["deadline", "notify"],
  ["intake"],
  ["person", "aftercare"],
  ["queue"],
  ["review", "team", "appointment", "record"],
  ["safety", "attention"],
  ["jobs"],
];

/**
 * What every room but triage may use, and what knows no room. The same holds for files directly in
 * lib.
 */
export const INFRASTRUCTURE = ["crypto", "db", "i18n"];

/** The folders inside rooms. Any other folder of lib fails the check until it has a line here. */
export const INNER_FOLDERS = [
  "appointment/capacity",
  "appointment/feed",
  "appointment/hours",
  "appointment/lost",
  "appointment/notices",
  "appointment/bookable",
  "appointment/own",
  "appointment/visit-type",
  "appointment/recall",
  "appointment/slot-offers",
  "appointment/to-book",
  "appointment/waitlist",
  "clinic/location",
  "clinic/roster",
  "clinic/settings",
  "intake/desk",
  "intake/question",
  "intake/resume",
  "intake/worse",
  "person/data",
  "person/same",
  "person/search",
  "queue/bulk",
  "queue/burst",
  "queue/export",
  "queue/live",
  "queue/neighbors",
  "queue/views",
  "safety/blind",
  "safety/cases",
  "safety/replay",
  "safety/rules",
  "safety/visits",
  "triage/engine",
  "triage/own-words",
  "triage/rules",
  "triage/rules/examples",
];

/** Which top-level folders may import which. "root": the files beside package.json. */
export const MAY_IMPORT = {
  app: ["app", "components", "lib", "messages"],
  pages: ["pages", "app", "components", "lib", "messages"],
  components: ["components"],
  lib: ["lib"],
  messages: [],
  prisma: ["prisma", "lib", "messages", "test"],
  scripts: ["scripts", "lib", "messages", "prisma"],
  test: ["test", "lib", "messages", "prisma", "scripts"],
  e2e: ["e2e", "components", "lib", "messages", "prisma", "scripts", "test"],
  // The benches walk the same pages as the browser tests.
  bench: ["bench", "e2e", "lib", "messages", "prisma", "scripts", "test"],
  root: ["root", "app", "lib"],
};

/** What a unit or database test may import in addition. */
export const TESTS_MAY_IMPORT = ["lib", "messages", "prisma", "scripts", "test"];

/**
 * Packages that stay in one place: inside `within` ("" is everywhere) only the files and folders
 * (they end in "/") of `only` import them. Tests may import any.
 */
export const PACKAGES = [
  {
    name: "next",
    within: "lib/",
    only: ["lib/auth/current.ts", "lib/auth/require-staff.ts"],
  },
  { name: "react", within: "lib/", only: ["lib/auth/current.ts", "lib/i18n/translate.ts"] },
  { name: "next-auth", within: "", only: ["lib/auth/", "app/api/auth/", "test/sign-in.ts"] },
  { name: "next-intl", within: "lib/", only: ["lib/i18n/"] },
  { name: "pg", within: "app/", only: [] },
  { name: "pg", within: "pages/", only: [] },
  {
    name: "pg",
    within: "lib/",
    only: ["lib/db/", "lib/jobs/job-pool.ts", "lib/safety/replay/queries.ts"],
  },
  { name: "@prisma", within: "", only: ["lib/db/"] },
  { name: "graphile-worker", within: "lib/", only: ["lib/jobs/"] },
  { name: "nodemailer", within: "", only: ["lib/notify/"] },
  { name: "pg-copy-streams", within: "", only: ["prisma/backup/"] },
  { name: "web-push", within: "", only: ["lib/notify/", "test/unit-env.ts", "e2e/push.spec.ts"] },
];

/** Closed folders: which files may, or may not, import them. Tests may. */
export const DOORS = [
  { folder: "prisma/generated/", only: ["lib/db/", "prisma/"] },
  { folder: "lib/db/", not: ["app/", "pages/", "components/", "proxy.ts"] },
];

/**
 * In a room of lib files with these names touch the database; each other one is listed below, with
 * its reason.
 */
export const DATABASE_FILES = ["commands", "queries"];

export const OTHER_DATABASE_FILES = {
  "lib/aftercare/patient-messages.ts": "a job: writes the message and marks it as sent at once",
  "lib/appointment/chosen.ts": "the time that a booking, a move or a hold is about to take",
  "lib/appointment/hours/different-days.ts":
    "what differs from the usual week, by the clocks of places",
  "lib/appointment/notices/tell.ts":
    "a job: writes to the patient about a visit, and which reminders are due",
  "lib/auth/account.ts": "what people read and change of their own account",
  "lib/auth/factor.ts": "the second factor of a person, and what asks for a fresh one",
  "lib/auth/half.ts": "who gave the password and still has to give more",
  "lib/auth/provider-sign-in.ts": "whose account a sign-in at the provider opens, as one act",
  "lib/auth/security-events.ts": "what concerns the safety of accounts, noted, shown and erased",
  "lib/auth/session.ts": "the life of a session, which every request asks for",
  "lib/auth/sign-in.ts": "signing in, with its limits, as one act",
  "lib/clinic/location/rooms.ts": "the rooms of a location",
  "lib/clinic/settings/current-settings.ts":
    "keeps the settings in memory while the database is away",
  "lib/deadline/recount.ts": "previews new deadlines and moves them by one and the same statement",
  "lib/intake/abandoned.ts": "a job: files the red flags of drafts that nobody goes on with",
  "lib/intake/file.ts": "the one INSERT of an intake",
  "lib/intake/index-contacts.ts": "a job: renews the search tokens of contacts",
  "lib/intake/language.ts": "the language chosen last, kept where a page is opened",
  "lib/intake/reassess.ts": "the one INSERT of answers that were given again",
  "lib/intake/resume/send-code.ts": "sends the code and counts the attempt",
  "lib/jobs/erase.ts": "a job: erases what has expired",
  "lib/jobs/job-pool.ts": "the connections of the worker",
  "lib/jobs/left-jobs.ts": "frees the jobs of a worker that is gone",
  "lib/jobs/retention.ts": "a job: erases what the clinic no longer keeps, and previews it",
  "lib/jobs/worker.ts": "closes the pool when it stops",
  "lib/notify/alarm.ts": "a job: a step of the alarm ladder",
  "lib/notify/channels.ts": "how each person is reached, and whether anybody is",
  "lib/notify/own-channels.ts": "what people change of how they are reached",
  "lib/notify/delivery-report.ts": "takes what a gateway says of a message that it took",
  "lib/notify/ring-again.ts": "a job: makes emergencies ring again that nobody deals with",
  "lib/notify/deliver.ts": "a job: sends what waits in the outbox",
  "lib/notify/text-limit.ts": "counts text messages to patients, and tells admins of the limit",
  "lib/person/search/statement.ts": "the statement of a search, built of the words",
  "lib/queue/bulk/statements.ts": "what is done to many rows, each one statement",
  "lib/queue/entry-guard.ts": "what every statement on an open intake begins with",
  "lib/queue/filter-choices.ts": "what the queue can be filtered by, with counts",
  "lib/queue/live/board-state.ts": "what the board shows, read by a page and by the broadcast",
  "lib/queue/live/broadcast.ts": "listens for changes of the board, once for all browsers",
  "lib/queue/references.ts": "the references of all open intakes, for the palette",
  "lib/record/ask.ts": "asks the patient a question, and takes it back",
  "lib/record/audit-log.ts": "the whole audit log, which the timeline of one intake is a part of",
  "lib/record/history.ts": "the timeline of one intake",
  "lib/record/news.ts": "what happened to an intake since its page was rendered",
  "lib/record/take-back.ts": "takes back a call or a note",
  "lib/safety/rule-hits.ts": "how often each rule fired",
  "lib/team/disable.ts": "disables a person and hands on what they hold, and shows it before",
  "lib/team/presence.ts": "who looks at an intake right now",
  "lib/team/sheet.ts": "the sheet for the end of a shift",
};

/** Tests that are named for what holds for a whole room, not for one file. */
export const TESTS_OF_A_ROOM = [
  "lib/appointment/race.db.test.ts",
  "lib/db/plans.db.test.ts",
  "lib/facts/emergency-facts.test.ts",
  "lib/facts/older-trouble.test.ts",
  "lib/facts/pain-facts.test.ts",
  "lib/form/former-questions.test.ts",
  "lib/form/words.test.ts",
  "lib/i18n/messages.test.ts",
  "lib/i18n/no-other-text.test.ts",
  "lib/triage/cliffs.test.ts",
  "lib/triage/coverage.test.ts",
  "lib/triage/guards.test.ts",
  "lib/triage/properties.test.ts",
  "prisma/upgrade.db.test.ts",
  "scripts/local/crash.db.test.ts",
];

/** Names that do not say what is inside. */
export const BANNED_NAMES = [
  "common",
  "helpers",
  "hooks",
  "index",
  "misc",
  "services",
  "types",
  "utils",
];
