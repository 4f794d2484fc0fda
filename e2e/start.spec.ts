import { expect, test } from "@playwright/test";
import { type Installation, newInstallation } from "./installation";

let clinic: Installation;

test.beforeEach(async () => {
  clinic = await newInstallation();
});

test.afterEach(() => clinic.remove());

test("a start whose process was killed stands in nobody's way", async () => {
  const first = clinic.start();
  await first.ready;
  process.kill(clinic.serverPid(), "SIGKILL");
  expect((await first.ended).code).not.toBe(0);
  // The web server sees that it is alone; the database is taken over by the next start.
  await expect.poll(clinic.remains).not.toContain("the port");
  const second = clinic.start();
  await second.ready;
  expect((await fetch(`${clinic.address}/api/health`)).status).toBe(200);
  // Killed a step further up: what it started ends in good order.
  second.child.kill("SIGKILL");
  await expect.poll(clinic.remains).toEqual([]);
});
