import { isPermitted, ROLES } from "@/lib/auth/permissions";
import { type Attack, callOf, some } from "./attack";
import { headerOf, type Shot } from "./shot";
import { filesOf, type Target } from "./target";

const EVIL = "evil.example";
const FORM = { "content-type": "application/x-www-form-urlencoded" };

const ofStaff = ({ routes }: Target) =>
  routes.filter(
    ({ path, kind, needs }) => kind !== "patient" && path.startsWith("/staff") && needs,
  );

/** Cookies that somebody made up. */
const FORGED = [
  ...[
    "",
    "backline.staff=",
    "backline.staff=undefined",
    "backline.staff=eyJhbGciOiJub25lIn0.eyJzaWQiOiJ4In0.",
  ],
  ...[
    `backline.staff=${"a".repeat(3000)}`,
    "backline.staff=a; backline.staff=b",
    "__Host-backline.staff=x",
  ],
];

/** Each action, called as React calls one. */
const calls = ({ actions }: Target, cookie: string, more: Record<string, string> = {}): Shot[] =>
  [...actions, ...["0".repeat(42), "x"].map((id) => ({ id, path: "/staff" }))].map((action) => {
    const call = callOf(action, cookie, { a: "b" });
    return { ...call, headers: { ...call.headers, ...more } };
  });

const FOREIGN: Record<string, string>[] = [
  { "sec-fetch-site": "cross-site", origin: `https://${EVIL}` },
  { origin: `https://${EVIL}` },
  { origin: "null", "sec-fetch-site": "cross-site" },
];

const HOSTS: Record<string, string>[] = [
  { host: EVIL },
  {
    "x-forwarded-host": EVIL,
    "x-forwarded-proto": "http",
    "x-forwarded-port": "1",
    "x-forwarded-for": "127.0.0.1, ::1, '",
  },
  { forwarded: `host=${EVIL};for=x`, "x-host": EVIL, "x-forwarded-server": EVIL },
];

/** What the framework's own servers say to each other. */
const BETWEEN_SERVERS: Record<string, string>[] = [
  { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" },
  {
    "x-middleware-subrequest":
      "src/middleware:src/middleware:src/middleware:src/middleware:src/middleware",
  },
  { "x-middleware-rewrite": "/staff", "x-middleware-next": "1", "x-matched-path": "/staff" },
  { "x-invoke-path": "/staff", "x-invoke-output": "/staff", "x-invoke-status": "200" },
  { "x-original-url": "/staff", "x-rewrite-url": "/staff", "x-backline-asked": "/staff" },
  { rsc: "1", "next-router-state-tree": "%7Bbad", "next-router-prefetch": "1", "next-url": "%" },
  { rsc: "1", "next-router-state-tree": "x".repeat(5000), "next-router-segment-prefetch": "/../x" },
];

export const identityAttacks: readonly Attack[] = [
  {
    name: "methods that nobody uses here",
    proves: /echoed/,
    shots: ({ routes, cookies }, short) =>
      [
        ...some(routes, short, 20).map(({ path }) => path),
        ...filesOf(),
        "/",
        "/nowhere",
        "/_next/static/x",
      ].flatMap((path) =>
        [
          "TRACE",
          "PUT",
          "PATCH",
          "DELETE",
          "OPTIONS",
          "PROPFIND",
          "HEAD",
          "CONNECT",
          "NONSENSE",
        ].map(
          (method): Shot => ({
            ...{ path, method, mayCut: method === "CONNECT" || method === "NONSENSE" },
            headers: { cookie: cookies.admin, "x-planted": "echo7" },
          }),
        ),
      ),
    look: ({ method }, { status, body }) => [
      ...(body.includes("echo7") ? ["echoed what was sent"] : []),
      ...(method === "TRACE" && status > 0 && status < 400 ? [`took TRACE with ${status}`] : []),
    ],
  },
  {
    name: "forms of another site",
    proves: /took a form of another site/,
    shots: (target, short) =>
      some(
        target.routes.filter(({ path }) => !path.startsWith("/es")),
        short,
        40,
      ).flatMap(({ path, kind }) =>
        FOREIGN.map(
          (from): Shot => ({
            ...{ path, method: "POST", body: "a=b" },
            headers: {
              ...FORM,
              ...from,
              cookie: kind === "patient" ? target.cookies.patient : target.cookies.admin,
            },
          }),
        ),
      ),
    // A page of staff answers an unknown form with itself.
    look: ({ path }, { status }, { routes }) =>
      routes.some((route) => route.path === path && route.kind === "patient") && status < 400
        ? ["took a form of another site"]
        : [],
  },
  {
    name: "hosts, forwarded headers, and headers of the framework's own servers",
    proves: /led to evil/,
    shots: ({ routes, cookies }, short) =>
      some(routes, short, 24).flatMap(({ path }) =>
        [...HOSTS, ...BETWEEN_SERVERS].map(
          (headers): Shot => ({ path, headers: { cookie: cookies.clinician, ...headers } }),
        ),
      ),
    look: (_, answer) =>
      headerOf(answer, "location").includes(EVIL) ||
      answer.body.includes(`${EVIL}/en`) ||
      answer.body.includes(`//${EVIL}`)
        ? ["led to evil.example"]
        : [],
  },
  {
    name: "pages of staff without a session, or with a made-up one",
    proves: /opened to nobody/,
    shots: (target, short) =>
      ofStaff(target).flatMap(({ path }) =>
        [
          ...some(FORGED, short, 3).map((cookie) => ({ cookie })),
          ...some(BETWEEN_SERVERS, short, 2),
          { cookie: target.cookies.patient, "x-background": "1" },
        ].map((headers): Shot => ({ path, headers })),
      ),
    look: (_, { status, body }) =>
      status === 200 && !/NEXT_REDIRECT|sign-in/.test(body) ? ["opened to nobody"] : [],
  },
  {
    name: "pages of staff with the wrong role",
    proves: /opened to the wrong role/,
    shots: (target) =>
      ofStaff(target).flatMap(({ path, needs }) =>
        ROLES.filter((role) => needs && !isPermitted(role, needs)).map(
          (role): Shot => ({
            ...{ path, headers: { cookie: target.cookies[role] } },
          }),
        ),
      ),
    look: (_, { status }) => (status < 300 ? ["opened to the wrong role"] : []),
  },
  {
    name: "actions of staff by nobody, by a patient and from another site",
    proves: /did not ask who it was/,
    shots: (target, short) => [
      ...some(["", target.cookies.patient], short, 1).flatMap((cookie) => calls(target, cookie)),
      ...calls(target, target.cookies.admin, {
        "sec-fetch-site": "cross-site",
        origin: `https://${EVIL}`,
      }),
    ],
    // Whoever may not do it hears that before anything is said about what was typed.
    look: (_, answer) => {
      const { status, body } = answer;
      const to = headerOf(answer, "x-action-redirect");
      const refused =
        (status >= 400 && status < 500) ||
        body.includes(`"status":"rejected"`) ||
        /^\/staff\/sign-in;/.test(to);
      return refused ? [] : ["did not ask who it was"];
    },
  },
  {
    name: "formulas in files to save",
    proves: /a formula/,
    shots: ({ cookies, intakeId }) =>
      [
        "/staff/export",
        "/staff/export?level=SELF_CARE",
        "/staff/safety/csv",
        `/staff/intakes/${intakeId}/data/file`,
      ].flatMap((path) =>
        [cookies.clinician, cookies.admin].map((cookie): Shot => ({ path, headers: { cookie } })),
      ),
    look: (_, answer) => {
      if (!headerOf(answer, "content-type").includes("csv")) return [];
      const cells = answer.body
        .split(/\r?\n/)
        .flatMap((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/));
      return cells.some((cell) => /^"?(?:[=+@]|-\D)/.test(cell.trim()))
        ? ["a formula in a cell"]
        : [];
    },
  },
];
