import { afterAll, expect, it, vi } from "vitest";
import { closeDatabase } from "@/lib/db/client";
import { addIntakeForTest } from "@/test/rows";

const TOKEN = "a-token-of-the-monitoring-4711";

afterAll(async () => {
  vi.unstubAllEnvs();
  await closeDatabase();
});

/** The answer of the route under this setting; settings are read once per process. */
async function ask(set: string, authorization?: string) {
  vi.stubEnv("METRICS_TOKEN", set);
  vi.resetModules();
  const { GET } = await import("./route");
  return GET(
    new Request("http://clinic/metrics", { headers: authorization ? { authorization } : {} }),
  );
}

it("is not there without a token, and refuses every other one", async () => {
  expect((await ask("")).status).toBe(404);
  expect((await ask(TOKEN)).status).toBe(401);
  const wrong = await ask(TOKEN, `Bearer ${TOKEN}x`);
  expect([wrong.status, await wrong.text()]).toEqual([401, "Unauthorized\n"]);
});

it("counts the queue by level and says how old the oldest job is, without patient data", async () => {
  const id = await addIntakeForTest("URGENT");
  const answer = await ask(TOKEN, `Bearer ${TOKEN}`);
  const text = await answer.text();
  expect(answer.status).toBe(200);
  expect(text).toMatch(/^backline_database_up 1$/m);
  expect(text).toMatch(/^backline_failed_jobs \d+$/m);
  expect(
    Number(text.match(/^backline_open_intakes\{level="URGENT"\} (\d+)$/m)?.[1]),
  ).toBeGreaterThan(0);
  expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
  expect(text).not.toContain(id);
});
