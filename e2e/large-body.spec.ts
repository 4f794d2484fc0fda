import { execFileSync } from "node:child_process";
import { request } from "node:http";
import { expect, test } from "./staff";

const WHOLE_MB = 120;
const CHUNK = Buffer.alloc(64 * 1024, "a=b&");
const FORM = "application/x-www-form-urlencoded";
const PARTS = "multipart/form-data; boundary=x";
const OURS = { "sec-fetch-site": "same-origin" };

type Answer = { status: number | "cut off"; megabytes: number };

/** Posts 120 MB in chunks without a Content-Length, until there is an answer. */
function pour(path: string, headers: Record<string, string>): Promise<Answer> {
  return new Promise((done) => {
    const sender = request(new URL(path, process.env.E2E_URL), { method: "POST", headers });
    let sent = 0;
    const end = (status: Answer["status"]) => {
      done({ status, megabytes: (sent - sender.writableLength) / 1024 / 1024 });
      sender.destroy();
    };
    sender.once("response", ({ statusCode = 0 }) => end(statusCode));
    sender.on("error", () => end("cut off"));
    const write = () => {
      while (sent < WHOLE_MB * 1024 * 1024 && !sender.destroyed) {
        sent += CHUNK.length;
        if (!sender.write(CHUNK)) return void sender.once("drain", write);
      }
      sender.end();
    };
    write();
  });
}

const memory = () =>
  Number(execFileSync("ps", ["-o", "rss=", "-p", process.env.E2E_WEB_PID ?? ""])) / 1024;

/** How many megabytes more the server holds after `act` than before. */
async function grownBy(act: () => Promise<unknown>): Promise<number> {
  const before = memory();
  await act();
  return memory() - before;
}

const PATIENT_FORMS = [
  "",
  "/intake/about",
  "/intake/check",
  "/intake/save",
  "/intake/save/code",
  "/intake/leave",
  "/resume",
  "/kiosk",
  "/result",
  "/result/confirm",
  "/status/mine/link",
  "/status/mine/stop",
  "/status/mine/questions",
  "/status/mine/check",
  "/status/mine/check/about",
  "/status/mine/check-in/3",
  // Addresses of the former release.
  "/intake/start",
  "/intake/about/answer",
  "/intake/send",
].map((path) => `/en${path}`);
const SIGN_IN = ["signin/credentials", "callback/credentials", "signout"];

for (const path of [...PATIENT_FORMS, ...SIGN_IN.map((action) => `/api/auth/${action}`)])
  test(`${path} refuses an endless body after its limit`, async () => {
    const grown = await grownBy(async () => {
      const answer = await pour(path, { "content-type": FORM, ...OURS });
      expect(answer.status).toBe(413);
      // What the kernels of both sides buffer does not count as the server's.
      expect(answer.megabytes).toBeLessThan(20);
    });
    expect(grown).toBeLessThan(WHOLE_MB);
  });

test("a body that nobody reads is kept nowhere", async () => {
  const unread: [string, Record<string, string>][] = [
    ["/en", {}],
    ["/en/privacy", { "content-type": FORM }],
    ["/staff", {}],
    ["/staff", { "content-type": FORM }],
    ["/staff/session", OURS],
    [`/staff/intakes/${crypto.randomUUID()}/looking`, OURS],
    ["/staff/live/state", OURS],
    ["/staff/live/rows", OURS],
    ["/staff/live/events", OURS],
    ["/staff/export", OURS],
    ["/api/health", OURS],
    ["/api/auth/_log", OURS],
    ["/nowhere", {}],
  ];
  for (const [path, headers] of unread) {
    await pour(path, headers);
    const grown = await grownBy(async () => {
      for (let times = 0; times < 3; times++) await pour(path, headers);
    });
    expect(grown, path).toBeLessThan(WHOLE_MB);
  }
});

test("a staff action refuses a body over its limit unread, announced or endless", async ({
  as,
}) => {
  const { page } = await as("clinician");
  const html = await (await page.request.get("/staff")).text();
  const [, action = ""] = /\$ACTION_ID_([0-9a-f]+)/.exec(html) ?? [];
  expect(action).not.toBe("");
  const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`);
  const signedIn = { ...OURS, cookie: cookies.join("; ") };
  const kinds: Record<string, string>[] = [
    { "content-type": PARTS },
    { "content-type": PARTS, "next-action": action },
    { "content-type": "text/plain;charset=UTF-8", "next-action": action },
    { "content-type": PARTS, "next-action": "0".repeat(42) },
  ];
  for (const headers of kinds) {
    const grown = await grownBy(async () => {
      const answer = await pour("/staff", { ...signedIn, ...headers });
      expect(answer.status).toBe(413);
      expect(answer.megabytes).toBeLessThan(20);
    });
    expect(grown).toBeLessThan(WHOLE_MB);
    const announced = await page.request.post("/staff", {
      headers: { ...signedIn, ...headers },
      data: Buffer.alloc(100_000, "a"),
    });
    expect(announced.status()).toBe(413);
    expect(announced.headers()["x-content-type-options"]).toBe("nosniff");
  }
});
