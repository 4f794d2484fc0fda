import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // One server and one database serve all journeys; each journey makes the rows it looks at.
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  reporter: [["list"], ["./lib/run/count-playwright.ts"]],
  use: {
    baseURL: process.env.E2E_URL,
    browserName: "chromium",
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    locale: "en-US",
    timezoneId: "America/New_York",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
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
