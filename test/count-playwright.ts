import type { FullConfig, Reporter, Suite, TestCase } from "@playwright/test/reporter";

/**
 * Tells the parent process how many browser tests passed, which failed or passed only on the second
 * try, and how long each took.
 */
export default class CountPlaywright implements Reporter {
  private suite: Suite | undefined;

  onBegin(_config: FullConfig, suite: Suite): void {
    this.suite = suite;
  }

  onEnd(): void {
    const tests = this.suite?.allTests() ?? [];
    const those = (...outcomes: string[]) =>
      tests.filter((test) => outcomes.includes(test.outcome()));
    const name = (test: TestCase) => test.titlePath().filter(Boolean).join(": ");
    process.send?.({
      passed: those("expected", "flaky").length,
      failed: those("unexpected").map(name),
      retried: those("flaky").map(name),
      durations: tests.map((test) => ({
        name: name(test),
        seconds: (test.results.at(-1)?.duration ?? 0) / 1000,
      })),
    });
  }
}
