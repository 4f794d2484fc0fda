import type { Page } from "@playwright/test";
import { askedFields, askedSteps, codeOf } from "@/lib/form/steps";
import { LOCALES } from "@/lib/i18n/locales";
import { strain } from "@/test/people";
import { remember } from "./patient";
import { becomeDevice, type PatientPage } from "./patient-page";
import { pagesLeftOut, patientPages } from "./patient-pages";
import { beginWith, expect, test } from "./staff";

// What a phone must download before a patient can answer, compressed and with headers, in kB.
const MOST = { script: 5, style: 10, all: 60 };

type Cost = { script: number; style: number; all: number; uncompressed: string[] };

/** Opens a page with an empty cache and counts the bytes on the wire. */
async function coldLoad(page: Page, address: string, status = 200): Promise<Cost> {
  const network = await page.context().newCDPSession(page);
  await network.send("Network.enable");
  await network.send("Network.setCacheDisabled", { cacheDisabled: true });
  const kinds = new Map<string, { type: string; url: string; encoded: boolean }>();
  const cost: Cost = { script: 0, style: 0, all: 0, uncompressed: [] };
  network.on("Network.responseReceived", ({ requestId, type, response }) => {
    const encoded = Object.keys(response.headers).some((name) => /^content-encoding$/i.test(name));
    kinds.set(requestId, { type, url: response.url, encoded });
  });
  network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const { type, url, encoded } = kinds.get(requestId) ?? { type: "?", url: "?", encoded: true };
    cost.all += encodedDataLength / 1000;
    if (type === "Script") cost.script += encodedDataLength / 1000;
    if (type === "Stylesheet") cost.style += encodedDataLength / 1000;
    const isText = ["Document", "Script", "Stylesheet", "Fetch"].includes(type);
    if (isText && !encoded && encodedDataLength > 2500) cost.uncompressed.push(url);
  });
  const answer = await page.goto(address, { waitUntil: "networkidle" });
  expect(answer?.status(), address).toBe(status);
  await network.detach();
  return cost;
}

/** How far the page moved while it loaded; 0 is not at all. */
function layoutShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((done) => {
        let moved = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) moved += (entry as { value?: number }).value ?? 0;
        }).observe({ type: "layout-shift", buffered: true });
        // Earlier shifts are reported at once; by the next frame all have arrived.
        requestAnimationFrame(() => requestAnimationFrame(() => done(moved)));
      }),
  );
}

// A phone-sized window.
test.use({ viewport: { width: 390, height: 844 } });

test.describe("no patient downloads more than the page needs", () => {
  let pages: PatientPage[] = [];

  test.beforeAll(async () => {
    pages = await patientPages();
  });

  for (const locale of LOCALES) {
    test(`every patient page in ${locale} is at most ${MOST.all} kB, ${MOST.script} of it script, and holds still`, async ({
      page,
      context,
      address,
    }) => {
      test.setTimeout(300_000);
      for (const each of pages) {
        const { name, path, status } = each;
        await becomeDevice(context, each, address);
        const { uncompressed, ...cost } = await coldLoad(page, `/${locale}${path}`, status);
        expect(page.url(), name).toBe(`${address}/${locale}${path}`);
        expect(cost.all, `${name}: all`).toBeGreaterThan(3);
        expect(cost.script, `${name}: script`).toBeLessThanOrEqual(MOST.script);
        expect(cost.style, `${name}: style`).toBeLessThanOrEqual(MOST.style);
        expect(cost.all, `${name}: all`).toBeLessThanOrEqual(MOST.all);
        expect(uncompressed, name).toEqual([]);
        expect(await layoutShift(page), `${name}: moved while it loaded`).toBe(0);
      }
    });
  }

  test("no page of a mild strain is longer than two screens, and no list of signs than three", async ({
    page,
    context,
    address,
  }) => {
    const answers = strain({ interpreter: "" });
    await remember(context, address, await beginWith(answers));
    const steps = askedSteps(answers).map((step) => {
      const isList = askedFields(step, answers).some(({ kind }) => kind === "checkboxes");
      return { name: step.id, path: codeOf(step.id), most: isList ? 3 : 2 };
    });
    for (const locale of LOCALES)
      for (const { name, path, most } of [...steps, { name: "check", path: "check", most: 2 }]) {
        await page.goto(`/${locale}/intake/${path}`);
        await expect(page).toHaveURL(new RegExp(`/${path}$`));
        const screens = await page.evaluate(
          () => document.documentElement.scrollHeight / window.innerHeight,
        );
        expect.soft(screens, `${name} in ${locale}`).toBeLessThanOrEqual(most);
      }
  });

  test("the scripts of every staff page are marked to be compiled while they load", async ({
    page,
  }) => {
    const marked: string[] = [];
    page.on("response", async (response) => {
      if (response.request().resourceType() !== "script") return;
      const text = await response.text();
      if (text.length > 100_000 && text.startsWith("//# allFunctionsCalledOnLoad\n"))
        marked.push(response.url());
    });
    await page.goto("/staff/sign-in", { waitUntil: "networkidle" });
    await expect.poll(() => marked.length, "React and Next's own").toBe(2);
  });

  test("no kind of patient page is left out", () => {
    expect(pagesLeftOut(pages)).toEqual([]);
  });
});
