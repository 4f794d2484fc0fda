import { gunzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { Control } from "@/test/attack/control";
import { ATTACKS, isProven, run } from "@/test/attack/run";
import { headerOf, type Shot, send } from "@/test/attack/shot";
import { openTarget, type Target } from "@/test/attack/target";
import { query } from "./database";

// The short form of `npm run attack`: no browser, and a part of the requests.
let target: Target;
let control: Control;

test.beforeAll(async () => {
  control = await Control.start(process.env.DATABASE_URL ?? "");
  target = await openTarget(process.env.E2E_URL ?? "", control.heard);
});
test.afterAll(() => control.stop());
// A class has hundreds of requests, which a busy machine answers in minutes.
test.describe.configure({ timeout: 600_000 });

for (const attack of ATTACKS)
  test(`withstands ${attack.name}, and the control does not`, async () => {
    const [here, there] = await Promise.all([
      run(attack, target, true),
      run(attack, { ...target, site: control.site }, true),
    ]);
    expect(here.faults).toEqual([]);
    expect(isProven(attack, there)).toBe(true);
  });

test("an update of a board counts as one only with the mark of a board that its session opened", async ({
  request,
}) => {
  const looks = async () => {
    const [row] = await query<{ n: number }>(
      `SELECT count(*)::int AS "n" FROM "AuditEvent" WHERE "action" = 'queue.viewed' AND "staffId" = $1`,
      [target.clinicianId],
    );
    return row?.n ?? 0;
  };
  const read = async (address: string) => {
    const headers = { cookie: target.cookies.clinician, "x-background": "1" };
    const answer = await request.get(`/staff/live/rows?${address}`, { headers });
    expect(answer.status()).toBe(200);
    return JSON.parse(gunzipSync(await answer.body()).toString()) as { seen: string };
  };
  const before = await looks();
  const { seen } = await read("level=SOON");
  expect(await looks()).toBe(before + 1);
  await read(`level=SOON&digest=a&seen=${seen}`);
  expect(await looks()).toBe(before + 1);
  await read(`level=EMERGENCY&seen=${seen}`);
  await read("level=SOON&seen=0");
  expect(await looks()).toBe(before + 3);
});

test("every page carries its own policy, whatever headers and body a request has", async () => {
  const form = {
    "content-type": "application/x-www-form-urlencoded",
    "sec-fetch-site": "same-origin",
  };
  const odd: Pick<Shot, "method" | "headers" | "body">[] = [
    {},
    { headers: { "content-type": "text/plain" } },
    { headers: { "content-type": "multipart/form-data" } },
    { headers: { rsc: "1", "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" } },
    { method: "POST", headers: form, body: "a=b" },
    { method: "HEAD", headers: form },
  ];
  for (const path of ["/staff/sign-in", "/en", "/en/nowhere"])
    for (const each of odd) {
      const answer = await send(target.site, { path, ...each });
      // What leads to another page shows none.
      if (answer.status === 303) continue;
      const policy = path.startsWith("/staff")
        ? /script-src 'nonce-[^']+' 'strict-dynamic'/
        : /style-src 'self'/;
      expect(
        headerOf(answer, "content-security-policy"),
        `${path} ${JSON.stringify(each)}`,
      ).toMatch(policy);
    }
});
