import { type Attack, some } from "./attack";
import { CHANNEL } from "./control";
import { type Answer, headerOf, type Shot } from "./shot";
import { SCRIPT, type Target } from "./target";

/** The parameters that a page of ours reads. */
const PARAMETERS = [
  ...[
    "level",
    "mine",
    "holder",
    "meant",
    "flag",
    "place",
    "language",
    "waited",
    "followUp",
    "state",
    "sort",
  ],
  ...[
    "burst",
    "page",
    "rows",
    "open",
    "queue",
    "digest",
    "seen",
    "q",
    "by",
    "after",
    "before",
    "code",
    "from",
  ],
  ...[
    "until",
    "day",
    "week",
    "month",
    "at",
    "next",
    "callbackUrl",
    "error",
    "notice",
    "change",
    "told",
    "as",
    "id",
  ],
];
const query = (value: string) => PARAMETERS.map((name) => `${name}=${value}`).join("&");

const FORM = {
  "content-type": "application/x-www-form-urlencoded",
  "sec-fetch-site": "same-origin",
};

/** Each address by whom it is for. */
function opened({ routes, cookies }: Target, short: boolean): Shot[] {
  return some(routes, short, 24).map(({ path, kind }) => ({
    path,
    headers: { cookie: `${kind === "patient" ? cookies.patient : cookies.admin}` },
  }));
}

/** Each address with this text as each parameter, as a part of its path and as fields of its form. */
function everywhere(target: Target, short: boolean, text: string): Shot[] {
  const coded = encodeURIComponent(text);
  const all = opened(target, short);
  return [
    ...all.map((shot) => ({ ...shot, path: `${shot.path}?${query(coded)}` })),
    ...[
      "/en/",
      "/en/intake/",
      "/en/status/",
      "/staff/",
      "/staff/intakes/",
      "/at/",
      "/feed/",
      "/delivery/a/",
    ].map(
      (path): Shot => ({ path: `${path}${coded}`, headers: { cookie: target.cookies.clinician } }),
    ),
    ...some(target.routes, short, 10)
      .filter(({ kind, path }) => kind === "patient" && path.startsWith("/en"))
      .map(
        ({ path }): Shot => ({
          ...{ path, method: "POST", headers: { ...FORM, cookie: target.cookies.patient } },
          body: `${query(coded)}&given_name=${coded}&free_text=${coded}&of=${coded}&resume_code=${coded}`,
        }),
      ),
    { path: "/en", headers: { cookie: `backline_intake=${coded}; backline.staff=${coded}` } },
  ];
}

const isPage = (answer: Answer) => headerOf(answer, "content-type").includes("text/html");

/** What makes the database say whose address it stood in, where it is run as SQL. */
const told = ({ port }: URL) => `pg_notify('${CHANNEL}', '${port}')`;

const sqlFor = (site: URL) => [
  `1; SELECT ${told(site)}--`,
  "'",
  `1' OR '1'='1`,
  `'; SELECT ${told(site)}--`,
  `' || ${told(site)} || '`,
  `' UNION SELECT "passwordHash" FROM "StaffMember"--`,
  "\\",
  "$1",
  "1e999",
];

const PATHS = [
  ...[
    "../../../../etc/passwd",
    "..%2f..%2f..%2fetc%2fpasswd",
    "%2e%2e/%2e%2e/etc/passwd",
    "..%5c..%5cetc%5cpasswd",
  ],
  ...[
    "....//....//etc/passwd",
    "%252e%252e%252fetc%252fpasswd",
    "..;/..;/etc/passwd",
    "..%c0%af..%c0%afetc/passwd",
  ],
  ...["../package.json", "..%2f..%2fpackage.json", "..%2f..%2f.env", "../.data/data.key"],
];
const BELOW = [
  "/",
  "/en/",
  "/staff/",
  "/_next/static/",
  "/_next/image?url=/",
  "/fonts/",
  "/en/learn/",
  "/api/",
  "/feed/",
];

const MALFORMED = [
  "%",
  "%f",
  "%ff",
  "%c0%af",
  "%E0%A4%A",
  "%u0041",
  "%ED%A0%80",
  "\xff\xfe",
  "%F0%9F%92",
  "%e2%80%ae",
  "e%CC%81".repeat(300),
];

export const textAttacks: readonly Attack[] = [
  {
    name: "malformed percents and bytes that are no text",
    proves: /answered 5/,
    shots: (target, short) =>
      MALFORMED.flatMap((bad) => [
        ...[
          "/",
          "/en/",
          "/en/intake/",
          "/staff/",
          "/staff/intakes/",
          "/_next/",
          "/api/auth/",
          "/at/",
          "/feed/",
        ].map((path): Shot => ({ path: `${path}${bad}` })),
        ...some(opened(target, short), short, 8).map((shot) => ({
          ...shot,
          path: `${shot.path}?q=${bad}&page=${bad}&next=${bad}`,
        })),
        ...["/en/intake/about", "/en/resume", "/api/auth/callback/credentials"].map(
          (path): Shot => ({
            ...{
              path,
              method: "POST",
              headers: { ...FORM, cookie: target.cookies.patient },
              body: `a=${bad}&${bad}=b`,
            },
          }),
        ),
        {
          path: "/en",
          headers: {
            cookie: `backline_intake=${bad}; backline.staff=${bad}`,
            "accept-language": bad,
            "x-forwarded-for": bad,
          },
        },
      ]),
  },
  {
    name: "paths that lead out",
    proves: /gave a file/,
    shots: () => BELOW.flatMap((path) => PATHS.map((bad): Shot => ({ path: `${path}${bad}` }))),
    look: (_, { body }) =>
      /root:[^:]*:0:0:|"name": ?"backline"|DATA_KEY=/.test(body)
        ? ["gave a file that is not public"]
        : [],
  },
  {
    name: "words of SQL",
    proves: /was run in the database/,
    shots: (target, short) =>
      some(sqlFor(target.site), short, 3).flatMap((text) => everywhere(target, short, text)),
    look: (_, { body }) => (/\$argon2/.test(body) ? ["gave a password hash"] : []),
    after: async ({ site, heard }) =>
      (await heard()).has(site.port) ? ["SQL of a request was run in the database"] : [],
  },
  {
    name: "a script that comes back, or was stored",
    proves: /ran a script/,
    shots: (target, short) => [
      ...everywhere(target, short, SCRIPT),
      ...some(everywhere(target, short, "javascript:alert(7)"), short, 24),
      ...[
        "",
        `/intakes/${target.intakeId}`,
        `/intakes/${target.intakeId}/data`,
        "/search",
        "/attention",
        "/handover",
        "/safety",
        "/people",
      ].flatMap((path) =>
        [target.cookies.clinician, target.cookies.admin, target.cookies.front_desk].map(
          (cookie): Shot => ({
            ...{ path: `/staff${path}`, headers: { cookie } },
          }),
        ),
      ),
      ...["/en/intake/check", "/en/result", "/en/status/mine"].flatMap((path) =>
        [target.cookies.patient, target.cookies.sender].map(
          (cookie): Shot => ({ path, headers: { cookie } }),
        ),
      ),
    ],
    look: (_, answer) => {
      if (!isPage(answer)) return [];
      const linked = /(?:href|src|action)=["']?\s*javascript:alert/i.test(answer.body);
      return answer.body.includes("<script>alert(7)") || linked ? ["ran a script"] : [];
    },
  },
  {
    name: "line ends in headers",
    proves: /took a header/,
    shots: (target, short) => {
      const bad = "%0d%0aX-Injected:%20yes";
      return [
        ...some(opened(target, short), short, 20).map((shot) => ({
          ...shot,
          path: `${shot.path}?${query(bad)}`,
        })),
        ...["/en/", "/at/", "/staff/", "/feed/", "/api/health/"].map(
          (path): Shot => ({ path: `${path}${bad}` }),
        ),
        { path: "/api/auth/signin", method: "POST", headers: FORM, body: `callbackUrl=${bad}` },
      ];
    },
    look: (_, answer) => (headerOf(answer, "x-injected") ? ["took a header from the address"] : []),
  },
  {
    name: "addresses to go to elsewhere",
    proves: /led to another site/,
    shots: (target, short) =>
      [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "https:evil.example",
        "javascript:alert(7)",
        "/staff@evil.example/",
        "%2f%2fevil.example",
      ].flatMap((bad) => {
        const coded = encodeURIComponent(bad);
        return [
          ...some(opened(target, short), short, 12).map((shot) => ({
            ...shot,
            path: `${shot.path}?${query(coded)}`,
          })),
          { path: `/api/auth/signin?callbackUrl=${coded}` },
          { path: `/${bad}` },
          {
            path: "/api/auth/signout",
            method: "POST",
            headers: FORM,
            body: `callbackUrl=${coded}`,
          },
        ];
      }),
    look: (_, answer, { site }) => {
      const to = headerOf(answer, "location");
      const away =
        to !== "" && !URL.canParse(to, site.origin)
          ? true
          : to !== "" && new URL(to, site.origin).hostname.includes("evil");
      const linked =
        isPage(answer) && /(?:href|action)="(?:https?:)?[/\\]{2}evil/.test(answer.body);
      return away || linked ? ["led to another site"] : [];
    },
  },
];
