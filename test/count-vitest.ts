import type { Reporter, TestModule } from "vitest/node";

/** The number of slow tests to report. */
const MOST = 50;

/**
 * Tells the parent process how many tests passed, which failed, which passed only on
 * the second try, and which took longest.
 */
export default class CountVitest implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    let passed = 0;
    const retried: string[] = [];
    const durations: { name: string; seconds: number }[] = [];
    const failed = errors.map(() => "an error outside of the tests");
    for (const module of modules) {
      const { relativeModuleId: file } = module;
      if (module.errors().length) failed.push(file);
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        const seconds = (test.diagnostic()?.duration ?? 0) / 1000;
        durations.push({ name: `${file}: ${test.fullName}`, seconds });
        if (state === "passed") passed += 1;
        if (test.diagnostic()?.flaky) retried.push(`${file}: ${test.fullName}`);
        if (state === "failed") failed.push(`${file}: ${test.fullName}`);
      }
    }
    durations.sort((a, b) => b.seconds - a.seconds);
    process.send?.({ passed, failed, retried, durations: durations.slice(0, MOST) });
  }
}
