import { EventEmitter } from "node:events";
import { expect, it } from "vitest";
import { endOf } from "./end-of";

const never = new Promise(() => undefined);

it("is over when the workers have ended, well or not", async () => {
  await endOf(Promise.resolve(), new EventEmitter());
  await endOf(Promise.reject(new Error("gave up")), new EventEmitter());
});

it("is over some time after a shutdown began that does not end", async () => {
  const events = new EventEmitter();
  const ended = endOf(never, events, 1);
  events.emit("pool:gracefulShutdown");
  await ended;
});

it("goes on as long as no shutdown begins, and leaves nothing waiting when it is over", async () => {
  const events = new EventEmitter();
  let stop = () => {};
  const ended = endOf(new Promise<void>((end) => (stop = end)), events, 1);
  const first = await Promise.race([
    ended.then(() => "ended"),
    new Promise((r) => setTimeout(r, 20, "goes on")),
  ]);
  expect(first).toBe("goes on");
  stop();
  await ended;
  expect(events.listenerCount("pool:gracefulShutdown")).toBe(0);
});
