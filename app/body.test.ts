import { once } from "node:events";
import { createServer, request } from "node:http";
import { text } from "node:stream/consumers";
import { expect, it } from "vitest";
import { readBody, readRequestBody } from "./body";

async function* chunksOf(count: number, taken: { chunks: number }) {
  for (; taken.chunks < count; taken.chunks++) yield new Uint8Array(1000);
}

it("gives a body up to the limit and not a byte more", async () => {
  expect(await readBody(null, 10)).toHaveLength(0);
  expect(await readBody(chunksOf(8, { chunks: 0 }), 8000)).toHaveLength(8000);
  expect(await readBody(chunksOf(8, { chunks: 0 }), 7999)).toBeNull();
});

it("reads no further than one chunk over the limit", async () => {
  const taken = { chunks: 0 };
  expect(await readBody(chunksOf(1_000_000, taken), 8000)).toBeNull();
  expect(taken.chunks).toBe(8);
});

it("does not begin to read a body that announces too much", async () => {
  const announced = (bytes: number) =>
    new Request("http://localhost", {
      method: "POST",
      body: "x".repeat(bytes),
      headers: { "content-length": String(bytes) },
    });
  const short = announced(8);
  expect(await readRequestBody(short, 8)).toHaveLength(8);
  const long = announced(9);
  expect(await readRequestBody(long, 8)).toBeNull();
  expect(long.bodyUsed).toBe(false);
});

it("leaves the connection open for the answer, while the rest waits at the sender", async () => {
  let arrived = 0;
  const server = createServer(async (incoming, response) => {
    incoming.on("data", (chunk: Buffer) => (arrived += chunk.length)).pause();
    response.statusCode = (await readBody(incoming, 8000)) ? 200 : 413;
    response.end("too much");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  const sender = request({ port, host: "127.0.0.1", method: "POST" });
  sender.on("error", () => undefined);
  const chunk = Buffer.alloc(64 * 1024);
  for (let sent = 0; sent < 40_000_000; sent += chunk.length) sender.write(chunk);
  const [answer] = await once(sender, "response");
  expect(answer.statusCode).toBe(413);
  expect(await text(answer)).toBe("too much");
  expect(arrived).toBeLessThan(1_000_000);
  sender.destroy();
  server.closeAllConnections();
  server.close();
});
