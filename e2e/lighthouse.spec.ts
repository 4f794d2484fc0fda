import { startAuditor } from "@/test/lighthouse";
import { patientPages } from "./patient-pages";
import { expect, test } from "./staff";

// `npm run bench lighthouse` measures speed, which depends on the machine; the rest is checked
// here.
const PAGES = [
  "start",
  "question emergency_nerves",
  "emergency",
  "result SELF_CARE",
  "times to book",
];

test("Lighthouse finds no fault in accessibility and best practices on the patient pages", async ({
  address,
}) => {
  test.setTimeout(180_000);
  const pages = (await patientPages()).filter(({ name }) => PAGES.includes(name));
  expect(pages).toHaveLength(PAGES.length);
  const auditor = await startAuditor();
  try {
    for (const { name, path, token } of pages) {
      const cookie = token && `backline_intake=${token}`;
      const { scores, wrong } = await auditor.audit(`${address}/en${path}`, cookie, [
        "accessibility",
        "best-practices",
      ]);
      expect(wrong, name).toEqual([]);
      expect(scores, name).toEqual({ accessibility: 100, "best-practices": 100 });
    }
  } finally {
    await auditor.stop();
  }
});
