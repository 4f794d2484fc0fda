import { startAuditor } from "@/test/lighthouse";
import { patientPages } from "./patient-pages";
import { expect, test } from "./staff";

// Speed depends on the machine and is measured by `npm run bench lighthouse`; what does not depend
// on it is held here.
const PAGES = ["start", "question emergency_nerves", "emergency", "result SELF_CARE"];

test("Lighthouse finds nothing against accessibility and good practice on the patient's pages", async ({
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
