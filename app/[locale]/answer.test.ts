import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { createElement } from "react";
import { expect, it, vi } from "vitest";
import { EDITION } from "@/lib/form/former-pages";
import { translatorIn } from "@/lib/i18n/translator";
import messages from "@/messages/en.json" with { type: "json" };
import { answerTo, page, take } from "./answer";
import { opened } from "./opened";
import type { Visit } from "./place";

function ask(url: string, { method = "GET", headers = {} } = {}) {
  const request = new IncomingMessage(new Socket());
  Object.assign(request, { url, method, headers });
  return answerTo(request);
}

const headersOf = ({ headers }: { headers: [string, string][] }) => Object.fromEntries(headers);

const VISIT: Visit = {
  locale: "en",
  t: translatorIn("en"),
  path: "/en/privacy",
  params: {},
  query: new URLSearchParams(),
  base: "/en",
  desk: null,
  cookies: null,
  token: null,
  formOf: null,
  formerForm: false,
  kiosk: null,
  caller: "unknown",
  fromOtherSite: false,
};

function Broken(): never {
  throw new Error("planted");
}

it("a page that broke says what to do and whom to call", () => {
  const found = { visit: VISIT, route: "/[locale]/privacy", place: null };
  const { status, body } = page(found, { title: "", body: createElement(Broken) });
  expect(status).toBe(500);
  expect(body).toContain(`<h1 class="text-title">${messages.outage.title}</h1>`);
  expect(body).toContain(messages.safetyNet.items[0]);
  expect(body).toContain('href="tel:911"');
});

it("works out once whether a late answer is an emergency", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const isEmergency = vi.fn(() => true);
  const late = vi.fn(() => new Promise<never>(() => undefined));
  const place = { load: () => ({ goTo: "/" }), take: late, isEmergency };
  const request = new IncomingMessage(new Socket());
  request.headers["content-type"] = "application/x-www-form-urlencoded";
  request.push("red_flags=bladder");
  request.push(null);
  const taken = take(request, { visit: VISIT, route: "/[locale]/intake/:step", place }, place);
  await vi.waitUntil(() => late.mock.calls.length > 0);
  await vi.advanceTimersByTimeAsync(5_000);
  vi.useRealTimers();
  expect(await taken).toMatchObject({ status: 503 });
  expect(isEmergency).toHaveBeenCalledTimes(1);
});

it.each([
  ["", true],
  ["&edition=1", true],
  [`&edition=${EDITION}`, false],
])("a form that says of its edition '%s' is of a former page: %s", async (says, former) => {
  const seen = vi.fn(async (_visit: Visit, _form: unknown) => ({ goTo: "/" }));
  const place = { load: () => ({ goTo: "/" }), take: seen };
  const request = new IncomingMessage(new Socket());
  request.headers["content-type"] = "application/x-www-form-urlencoded";
  request.push(`onset=sudden${says}`);
  request.push(null);
  await take(request, { visit: VISIT, route: "/[locale]/intake/:step", place }, place);
  expect(seen.mock.calls).toMatchObject([[{ formerForm: former }, { onset: ["sudden"] }]]);
  expect(seen.mock.calls[0]?.[1]).not.toHaveProperty("edition");
});

it("where no page can be made at all, every language says what to do and whom to call", async () => {
  const sent = await ask("http://[");
  expect(sent.status).toBe(500);
  expect(sent.body).toMatch(/^<!doctype html>/);
  const words = sent.body.replaceAll(/<[^>]+>/g, "");
  expect(words).toMatch(/Call 911 now.*Llame ahora al 911/);
  expect(headersOf(sent)["Cache-Control"]).toBe("private, no-store");
});

it("a page has a fixed policy for scripts, and the public pages run none", async () => {
  const { "Content-Security-Policy": policy } = headersOf(await ask("/en/privacy"));
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toMatch(/unsafe|nonce/);
  const learn = await ask("/en/learn");
  expect(headersOf(learn)["Content-Security-Policy"]).not.toContain("script-src");
  expect(learn.body).not.toContain("<script");
});

it("a public page is the same on every device, and is not sent twice", async () => {
  const cookie = "backline_kiosk=en.main-street; backline_intake=aaaaaaaaaaaaaaaaaaaaaaaa";
  const sent = await ask("/es/learn/causes", { headers: { cookie } });
  expect(sent).toEqual(await ask("/es/learn/causes"));
  const known = { "if-none-match": headersOf(sent).ETag };
  expect(await ask("/es/learn/causes", { headers: known })).toMatchObject({
    status: 304,
    body: "",
  });
});

it.each([
  ["/en/moon", 404],
  ["/moon", 404],
  ["/fr/learn", 404],
  ["/en/learn/moon", 404],
  ["/en/intake/moon", 404],
  ["/en/", 404],
])("%s leads nowhere", async (path, status) => {
  const sent = await ask(path);
  expect(sent.status).toBe(status);
  expect(sent.body).toContain(messages.notFound.title);
  expect(sent.body).toContain(messages.safetyNet.items[0]);
});

it("search engines find the public pages alone", async () => {
  expect((await ask("/es/learn")).body).toContain(
    'rel="canonical" href="http://localhost:3000/es/learn"',
  );
  expect((await ask("/es/privacy")).body).not.toContain("noindex");
  expect((await ask("/en/resume")).body).toContain("noindex");
});

it("a page without a form takes none", async () => {
  expect((await ask("/en/privacy", { method: "POST" })).status).toBe(405);
  expect((await ask("/en/privacy", { method: "PUT" })).status).toBe(405);
  expect((await ask("/en/privacy", { method: "HEAD" })).status).toBe(200);
});

it("a form's former address leads to its page", async () => {
  const sent = await ask("/en/intake/q-3x/answer");
  expect(sent.status).toBe(303);
  expect(headersOf(sent).Location).toBe("/en/intake/q-3x");
});

it.each([
  ["/en/intake/check", "/en/cookies"],
  ["/es/result", "/es/cookies?filed=1"],
])("a browser that did not keep its cookie gets from %s to what to do", async (path, page) => {
  const justNow = opened(path, Date.now());
  expect(headersOf(await ask(justNow)).Location).toBe(page);
  const locale = path.slice(1, 3);
  const expired = `/${locale}?notice=expired`;
  const aged = opened(path, Date.now() - 3_600_000);
  for (const address of [path, aged]) expect(headersOf(await ask(address)).Location).toBe(expired);
});

it("the page about cookies says whom to call, and about what was filed that it is an emergency", async () => {
  const { status, body } = await ask("/en/cookies");
  expect(status).toBe(200);
  expect(body).toContain(messages.cookies.title);
  expect(body).toContain(messages.cookies.callNoPhone);
  expect(body).toContain(messages.safetyNet.items[0]);
  expect(body).not.toContain(messages.outage.alarm);
  const { body: filed } = await ask("/en/cookies?filed=1");
  expect(filed).toContain(messages.outage.alarm);
  expect(filed).toContain(messages.cookies.filed);
});
