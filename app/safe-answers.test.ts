import { once } from "node:events";
import { createServer } from "node:http";
import { afterAll, beforeAll, expect, it } from "vitest";
import { answerSafely, notePageFailed } from "./safe-answers";

// A framework that throws: at once, or after it has said that the page failed.
const server = createServer((request, response) => {
  if (request.url === "/page") notePageFailed(request.headers);
  response.writeHead(500).end();
});
let address = "";

beforeAll(async () => {
  answerSafely();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  address = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
});
afterAll(() => server.close());

const PARTS = { "content-type": "multipart/form-data; boundary=x" };

it.each([
  ["a form that the framework cannot read", "/form", "POST", PARTS, 400],
  ["a call that it cannot read", "/form", "POST", { "next-action": "x" }, 400],
  ["a form whose page failed afterwards", "/page", "POST", PARTS, 500],
  ["another form", "/form", "POST", { "content-type": "text/plain" }, 500],
  ["a page that failed", "/page", "GET", {}, 500],
])("answers 500 for %s only if it is our fault", async (_, path, method, headers, status) => {
  const body = method === "POST" ? "x" : undefined;
  const answer = await fetch(`${address}${path}`, { method, headers, body });
  expect(answer.status).toBe(status);
  expect(answer.headers.get("x-frame-options")).toBe("DENY");
});
