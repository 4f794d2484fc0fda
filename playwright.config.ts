import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  // Generous: a busy machine fails no test. What fails is tried once more, and named if it then passes.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  retries: 1,
  // One server and one database serve all journeys; each journey makes the rows it looks at. Journeys
  // often wait, for a page, a poll or a timer, so three of them keep two cores busy.
  workers: 3,
  fullyParallel: true,
  forbidOnly: true,
  reporter: [["list"], ["./test/count-playwright.ts"]],
  use: {
    baseURL: process.env.E2E_URL,
    browserName: "chromium",
    actionTimeout: 30_000,
    navigationTimeout: 60_000,
    locale: "en-US",
    timezoneId: "America/New_York",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.HEADLESS_SHELL_PATH ?? process.env.CHROMIUM_PATH,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
