import type { FullConfig, Reporter, Suite, TestCase } from "@playwright/test/reporter";

/** Tells the parent process how many browser tests passed and failed; one that passed on its second try is named and counts as passed. */
export default class CountPlaywright implements Reporter {
  private suite: Suite | undefined;

  onBegin(_config: FullConfig, suite: Suite): void {
    this.suite = suite;
  }

  onEnd(): void {
    const outcomes = (this.suite?.allTests() ?? []).map((test: TestCase) => test.outcome());
    const flaky = outcomes.filter((outcome) => outcome === "flaky").length;
    if (flaky > 0) console.log(`${flaky} passed only on the second try: see above.`);
    const passed = outcomes.filter((outcome) => outcome === "expected").length + flaky;
    const skipped = outcomes.filter((outcome) => outcome === "skipped").length;
    process.send?.({ passed, failed: outcomes.length - passed - skipped });
  }
}
