import { patientPages } from "@/e2e/patient-pages";
import { startSite } from "@/scripts/local/site";
import { startAuditor, type Verdict } from "@/test/lighthouse";
import { median, report } from "./support/load";

// Lighthouse on the patient pages: mobile, with its simulated slow phone and network. Other work on
// the machine makes pages look slower, so each is opened several times and the median counts.

const PAGES = [
  "start",
  "question emergency_nerves",
  "emergency",
  "result SELF_CARE",
  "times to book",
];
const TIMES = 5;

const site = await startSite({ durable: false });
const auditor = await startAuditor();
try {
  for (const { name, path, token } of await patientPages()) {
    if (!PAGES.includes(name)) continue;
    const verdicts: Verdict[] = [];
    for (let i = 0; i < TIMES; i++) {
      const cookie = token && `backline_intake=${token}`;
      verdicts.push(await auditor.audit(`${site.address}/en${path}`, cookie));
    }
    const middle = (pick: (verdict: Verdict) => number | undefined) =>
      median(verdicts.map((verdict) => pick(verdict) ?? 0));
    const found = {
      performance: middle(({ scores }) => scores.performance),
      accessibility: middle(({ scores }) => scores.accessibility),
      best_practices: middle(({ scores }) => scores["best-practices"]),
      lcp_ms: middle(({ lcp }) => lcp),
      tbt_ms: middle(({ tbt }) => tbt),
      cls: middle(({ cls }) => cls),
    };
    const quick = found.lcp_ms <= 1500 && found.tbt_ms <= 100 && found.cls === 0;
    const sound = found.accessibility === 100 && found.best_practices === 100;
    report({
      bench: "lighthouse",
      page: name,
      ...found,
      best_performance: Math.max(...verdicts.map(({ scores }) => scores.performance ?? 0)),
      goal: "performance at least 98, the others 100, LCP at most 1500, TBT at most 100, CLS 0",
      met: found.performance >= 98 && sound && quick,
    });
  }
} finally {
  await auditor.stop();
  await site.stop();
}
