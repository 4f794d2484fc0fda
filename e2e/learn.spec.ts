import type { APIRequestContext, Page } from "@playwright/test";
import { codeOf } from "@/lib/form/steps";
import { LOCALES } from "@/lib/i18n/locales";
import english from "@/messages/en.json" with { type: "json" };
import spanish from "@/messages/es.json" with { type: "json" };
import { strain } from "@/test/people";
import { begin } from "./patient";
import { PRIVATE_PLACES, PUBLIC_PATHS } from "./public-paths";
import { expect, fileIntake, test } from "./staff";

const LEARN = PUBLIC_PATHS.filter((path) => path.startsWith("/learn"));
const PAGES = LOCALES.flatMap((locale) => LEARN.map((path) => `/${locale}${path}`));
const heading = (page: Page) => page.getByRole("heading", { level: 1 });

async function textOf(request: APIRequestContext, path: string): Promise<string> {
  const answer = await request.get(path);
  expect(answer.status(), path).toBe(200);
  return answer.text();
}

test.describe("a visitor who only wants to read", () => {
  test.use({ javaScriptEnabled: false });

  test("goes from the start page to an article and on, starts nothing, and gets no cookie", async ({
    page,
    context,
  }) => {
    await page.goto("/en");
    await page.getByRole("link", { name: english.learn.read }).click();
    await expect(heading(page)).toHaveText(english.learn.name);
    await page.getByRole("link", { name: english.learn.causes.title }).click();
    await expect(heading(page)).toHaveText(english.learn.causes.title);
    await expect(page.getByText(english.learn.causes.sections.behind.items.disc)).toBeVisible();
    await page.getByRole("link", { name: english.learn.prevent.title }).click();
    await expect(heading(page)).toHaveText(english.learn.prevent.title);
    await page.getByRole("link", { name: english.learn.name }).click();
    await expect(page).toHaveURL(/\/en\/learn$/);
    expect(await context.cookies()).toEqual([]);
  });

  test("finds the emergency signs first on the page about when to worry, with a call button", async ({
    page,
  }) => {
    await page.goto("/en/learn/causes");
    await expect(page.getByText(english.learn.alert.text)).toBeVisible();
    await page.getByRole("link", { name: english.learn.alert.all }).click();
    await expect(heading(page)).toHaveText(english.learn["when-to-worry"].title);
    const first = page.getByRole("heading", { level: 2 }).first();
    await expect(first).toHaveText("Call 911 now for any of these");
    const { items } = english.learn["when-to-worry"].sections.emergency;
    await expect(page.getByText(items.saddle)).toBeInViewport();
    await expect(page.getByRole("link", { name: "Call 911" }).first()).toHaveAttribute(
      "href",
      "tel:911",
    );
  });

  test("switches the language and stays on the same article", async ({ page }) => {
    await page.goto("/en/learn/at-home");
    await page.getByRole("banner").getByRole("link", { name: "Español" }).click();
    await expect(page).toHaveURL(/\/es\/learn\/at-home$/);
    await expect(page.locator("html")).toHaveAttribute("lang", "es");
    await expect(heading(page)).toHaveText(spanish.learn["at-home"].title);
    await page.getByRole("banner").getByRole("link", { name: "English" }).click();
    await expect(page).toHaveURL(/\/en\/learn\/at-home$/);
  });

  test("starts the intake with the button", async ({ page }) => {
    await page.goto("/en/learn/prevent");
    await page.getByRole("link", { name: english.learn.start.button }).click();
    await page.getByRole("button", { name: english.start.startNow }).click();
    await expect(page).toHaveURL(new RegExp(`/en/intake/${codeOf("about_you")}`));
  });

  test("loses no answers by reading in between", async ({ page }) => {
    await begin(page);
    await page.goto("/en/learn/what-it-is");
    await page.getByRole("link", { name: english.learn.start.button }).click();
    await expect(page.getByRole("link", { name: english.start.continueNow })).toBeVisible();
  });

  test("comes from the result, which names the pages", async ({ page, context, address }) => {
    const { token } = await fileIntake(strain());
    await context.addCookies([{ name: "backline_intake", value: token, url: address }]);
    await page.goto("/es/result");
    await page.getByRole("link", { name: spanish.learn.read }).click();
    await expect(heading(page)).toHaveText(spanish.learn.name);
  });

  test("scrolls no page sideways on a narrow phone", async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    for (const path of PAGES) {
      await page.goto(path);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, path).toBeLessThanOrEqual(320);
    }
  });

  test("is told in plain words that an address leads nowhere", async ({ page }) => {
    for (const path of ["/en/learn/moon", "/es/learn/causes/more", "/xx/learn"]) {
      const answer = await page.goto(path);
      expect(answer?.status(), path).toBe(404);
      expect(answer?.headers()["cache-control"]).toContain("no-store");
      await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", "noindex");
    }
    await expect(heading(page)).toHaveText(english.notFound.title);
  });
});

test.describe("browsers and caches keep the public pages", () => {
  test("each is the same for everyone, holds no script, and is not sent twice", async ({
    request,
  }) => {
    for (const path of PAGES) {
      const answer = await request.get(path);
      const headers = answer.headers();
      expect(headers["cache-control"], path).toMatch(/^public, max-age=[1-9]/);
      expect(headers["content-security-policy"], path).toContain("default-src 'none'");
      expect(headers["content-security-policy"], path).not.toMatch(/script-src|unsafe|nonce/);
      expect(headers["x-content-type-options"], path).toBe("nosniff");
      expect(headers["set-cookie"], path).toBeUndefined();
      expect(headers.vary ?? "", path).not.toMatch(/cookie/i);
      expect(await answer.text(), path).not.toMatch(/<script|javascript:|style=/);
      const again = await request.get(path, { headers: { "If-None-Match": headers.etag ?? "" } });
      expect(again.status(), path).toBe(304);
      expect(await again.body()).toHaveLength(0);
    }
  });

  test("a second visit is served from the browser's cache", async ({ page }) => {
    const bytes = () =>
      page.evaluate(
        () =>
          (performance.getEntriesByType("navigation")[0] as PerformanceResourceTiming).transferSize,
      );
    await page.goto("/en/learn/causes");
    expect(await bytes()).toBeGreaterThan(0);
    await page.getByRole("link", { name: english.learn.prevent.title }).click();
    await expect(heading(page)).toHaveText(english.learn.prevent.title);
    await page.getByRole("link", { name: english.learn.causes.title }).click();
    await expect(heading(page)).toHaveText(english.learn.causes.title);
    expect(await bytes(), "nothing came over the network").toBe(0);
  });

  test("no cache keeps the answers of patients", async ({ request }) => {
    for (const path of [
      "/en",
      "/en/privacy",
      `/en/intake/${codeOf("about_you")}`,
      "/en/learning",
    ]) {
      const headers = (await request.get(path)).headers();
      expect(headers["cache-control"], path).toBe("private, no-store");
      expect(headers["content-security-policy"], path).toContain("script-src 'self';");
      expect(headers["content-security-policy"], path).not.toMatch(/unsafe|nonce/);
    }
    for (const path of [
      "/patient.css?v=1",
      "/patient.js?v=1",
      "/kiosk.js?v=1",
      "/desk.js?v=1",
      "/fonts/hyperlegible.woff2",
    ]) {
      const answer = await request.get(path);
      expect(answer.status(), path).toBe(200);
      expect(answer.headers()["cache-control"], path).toMatch(/^public, max-age=[1-9]/);
    }
  });
});

test.describe("search engines", () => {
  test("find every public page, each with its own words and links to the other languages", async ({
    request,
    baseURL,
  }) => {
    const sitemap = await textOf(request, "/sitemap.xml");
    const listed = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = ""]) => url);
    const expected = PUBLIC_PATHS.flatMap((path) =>
      LOCALES.map((locale) => `${baseURL}/${locale}${path}`),
    );
    expect(listed.toSorted()).toEqual(expected.toSorted());
    const seen = new Set<string>();
    for (const url of listed) {
      const text = await textOf(request, url);
      expect(text, url).toMatch(new RegExp(`<link rel="canonical" href="${url}"\\s*/?>`));
      for (const locale of LOCALES)
        expect(text, url).toMatch(new RegExp(`hreflang="${locale}"`, "i"));
      expect(text, url).not.toContain("noindex");
      seen.add(text.match(/<title>([^<]+)<\/title>/)?.[1] ?? "");
    }
    expect(seen.size, "no two pages have one title").toBe(listed.length);
  });

  test("are told to stay away from the pages of patients and staff", async ({
    request,
    baseURL,
  }) => {
    const robots = await textOf(request, "/robots.txt");
    expect(robots).toContain(`Sitemap: ${baseURL}/sitemap.xml`);
    const closed = [...robots.matchAll(/^Disallow: (.+)$/gm)].map(([, path = ""]) => path);
    const mayRead = (path: string) => !closed.some((start) => path.startsWith(start));
    for (const locale of LOCALES) {
      for (const place of PRIVATE_PLACES) expect(mayRead(`/${locale}/${place}/x`)).toBe(false);
      for (const path of PUBLIC_PATHS) expect(mayRead(`/${locale}${path}`), path).toBe(true);
    }
    expect([mayRead("/staff/people"), mayRead("/api/auth/session")]).toEqual([false, false]);
  });
});
