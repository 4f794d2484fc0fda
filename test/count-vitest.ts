import type { Reporter, TestModule } from "vitest/node";

/** Tells the parent process how many tests passed, and which failed. */
export default class CountVitest implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    let passed = 0;
    const failed = errors.map(() => "an error outside of the tests");
    for (const module of modules) {
      const { relativeModuleId: file } = module;
      if (module.errors().length) failed.push(file);
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === "passed") passed += 1;
        if (state === "failed") failed.push(`${file}: ${test.fullName}`);
      }
    }
    process.send?.({ passed, failed });
  }
}
