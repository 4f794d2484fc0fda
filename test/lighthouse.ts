import { chromium } from "@playwright/test";
import lighthouse, { type Flags } from "lighthouse";
import { freePort } from "@/scripts/local/embedded";
import { ensureChromium } from "../scripts/chromium.mjs";

const CATEGORIES = ["performance", "accessibility", "best-practices"] as const;

export type Category = (typeof CATEGORIES)[number];

/** Lighthouse's results for one page: scores out of 100, milliseconds, the layout shift. */
export type Verdict = {
  scores: Partial<Record<Category, number>>;
  lcp: number;
  tbt: number;
  cls: number;
  /** The audits that kept a score below 100. */
  wrong: string[];
};

export type Auditor = {
  /**
   * Opens the page cold, as a mid-range phone on a slow network; `cookie` is sent with each
   * request.
   */
  audit: (url: string, cookie?: string, categories?: readonly Category[]) => Promise<Verdict>;
  stop: () => Promise<void>;
};

/** Starts a browser for Lighthouse, with a debugging port of its own. */
export async function startAuditor(): Promise<Auditor> {
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath: ensureChromium(console.error),
    args: ["--no-sandbox", `--remote-debugging-port=${port}`],
  });
  return {
    audit: async (url, cookie, categories = CATEGORIES) => {
      const flags: Flags = {
        port,
        logLevel: "error",
        onlyCategories: [...categories],
        ...(cookie && { extraHeaders: { Cookie: cookie } }),
      };
      let trouble = "";
      // On a very busy machine Lighthouse sometimes gives up; a broken page fails twice.
      for (let attempt = 0; attempt < 2; attempt++) {
        const done = await lighthouse(url, flags);
        if (done && !done.lhr.runtimeError) return verdictOf(done.lhr);
        trouble = done?.lhr.runtimeError?.code ?? "no answer";
      }
      throw new Error(`Lighthouse could not open ${url}: ${trouble}`);
    },
    stop: () => browser.close(),
  };
}

type Report = NonNullable<Awaited<ReturnType<typeof lighthouse>>>["lhr"];

function verdictOf({ categories, audits }: Report): Verdict {
  const figure = (id: string) => audits[id]?.numericValue ?? Number.NaN;
  const scores = Object.entries(categories).map(([id, { score }]) => [
    id,
    Math.round((score ?? 0) * 100),
  ]);
  const counted = Object.values(categories).flatMap(({ auditRefs }) =>
    auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => id),
  );
  return {
    scores: Object.fromEntries(scores),
    lcp: figure("largest-contentful-paint"),
    tbt: figure("total-blocking-time"),
    cls: figure("cumulative-layout-shift"),
    wrong: counted.filter((id) => {
      const score = audits[id]?.score;
      return typeof score === "number" && score < 1;
    }),
  };
}
