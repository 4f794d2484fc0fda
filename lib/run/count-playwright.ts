import type { FullConfig, Reporter, Suite, TestCase } from "@playwright/test/reporter";

/** Tells the parent process how many browser tests passed and failed; a flaky one has failed. */
export default class CountPlaywright implements Reporter {
  private suite: Suite | undefined;

  onBegin(_config: FullConfig, suite: Suite): void {
    this.suite = suite;
  }

  onEnd(): void {
    const outcomes = (this.suite?.allTests() ?? []).map((test: TestCase) => test.outcome());
    const passed = outcomes.filter((outcome) => outcome === "expected").length;
    const skipped = outcomes.filter((outcome) => outcome === "skipped").length;
    process.send?.({ passed, failed: outcomes.length - passed - skipped });
  }
}
