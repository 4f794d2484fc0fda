import { chromium } from "@playwright/test";
import webpush from "web-push";
import { BrowserVendorForTest } from "@/test/browser-vendor";
import { type Clinic, startClinic } from "./clinic";
import { addPerson, enter, expect, test } from "./staff";

const vendor = new BrowserVendorForTest();
let clinic: Clinic;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  const { publicKey, privateKey } = webpush.generateVAPIDKeys();
  await vendor.start();
  clinic = await startClinic({
    DEMO: "false",
    SECOND_FACTOR: "optional",
    VAPID_PUBLIC_KEY: publicKey,
    VAPID_PRIVATE_KEY: privateKey,
  });
});
test.afterAll(async () => {
  await clinic.close();
  await vendor.stop();
});

test("a colleague turns on notifications with one press, and the browser shows what is pushed to it", async () => {
  const profile = test.info().outputPath("profile");
  // A whole browser that keeps its profile: the headless shell and private windows refuse to subscribe.
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM_PATH,
    args: ["--no-sandbox", "--disable-gpu", ...vendor.switches],
    ignoreDefaultArgs: ["--disable-background-networking"],
    baseURL: clinic.address,
  });
  await context.grantPermissions(["notifications"], { origin: clinic.address });
  await enter(context, await addPerson("clinician", clinic.databaseUrl), clinic.address);
  const page = await context.newPage();
  await page.goto("/staff/account");
  await page.getByRole("button", { name: "Turn on notifications in this browser" }).click();
  await expect(page.getByText("Notifications are on.")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("button", { name: /^Remove Chrome on/ })).toBeVisible();

  const devtools = await context.newCDPSession(page);
  const registrations = new Promise<string>((found) => {
    devtools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations: [first] }) => {
      if (first) found(first.registrationId);
    });
  });
  await devtools.send("ServiceWorker.enable");
  const url = `${clinic.address}/staff/attention`;
  const registrationId = await registrations;
  const shown = () =>
    page.evaluate(async () => {
      const worker = await navigator.serviceWorker.ready;
      const notices = await worker.getNotifications();
      return notices.map(({ title, body, data }) => ({ title, body, data }));
    });
  // What arrives before the worker listens is lost, as DevTools delivers it.
  await expect(async () => {
    await devtools.send("ServiceWorker.deliverPushMessage", {
      origin: clinic.address,
      registrationId,
      data: JSON.stringify({ title: "Look at the board", body: "It waits", url }),
    });
    await expect
      .poll(shown, { timeout: 3_000 })
      .toContainEqual({ title: "Look at the board", body: "It waits", data: url });
  }).toPass();
  await context.close();
});
