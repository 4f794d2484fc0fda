import { once } from "node:events";
import { createServer } from "node:http";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { endSlowBodies } from "./slow-bodies";

it("ends a body that does not arrive in time, and leaves alone a whole one that is answered late", async () => {
  const stop = endSlowBodies(300);
  const server = createServer(async (_, response) => {
    await sleep(900);
    response.end("late");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  const send = async (text: string) => {
    const socket = connect(port, "127.0.0.1");
    let said = "";
    socket.setEncoding("utf8").on("data", (chunk) => {
      said += chunk;
    });
    socket.on("error", () => undefined).write(text);
    await once(socket, "close");
    return said;
  };
  const head = "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: ";
  const [slow, whole] = await Promise.all([send(`${head}9\r\n\r\nab`), send(`${head}2\r\n\r\nab`)]);
  stop();
  server.close();
  expect(slow).toBe("");
  expect(whole).toContain("late");
});
