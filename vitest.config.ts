import path from "node:path";
import { defineConfig } from "vitest/config";

const alias = { "@": path.resolve(import.meta.dirname) };

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          // Pure tests leave nothing behind: one process for all files halves their time.
          isolate: false,
          // A busy machine fails no test.
          testTimeout: 120_000,
          include: ["{app,components,docs,lib,prisma,scripts,test}/**/*.test.{ts,tsx}"],
          exclude: ["**/*.db.test.ts", "node_modules/**"],
          setupFiles: ["test/unit-env.ts"],
        },
      },
      {
        resolve: { alias },
        test: {
          name: "db",
          include: ["{app,lib,prisma,scripts}/**/*.db.test.ts"],
          // One database for all: files run one after another, tests keep to their own rows.
          fileParallelism: false,
          // A busy machine fails no test. What fails is tried once more, and named if it then passes.
          retry: 1,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          globalSetup: ["test/db-setup.ts"],
        },
      },
    ],
  },
});
