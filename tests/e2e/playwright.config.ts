import path from "node:path";

import { defineConfig } from "@playwright/test";

import { setting } from "./support/settings";

/** Run by `./dev test`, which sets the `MPPI_*` variables; docs/testing.md says how to run one file by hand. */
export default defineConfig({
  testDir: __dirname,
  testMatch: "**/*.spec.ts",
  outputDir: path.join(__dirname, "../../test-results"),
  // One after the other: two cores carry a browser and a server, and times are measured.
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: "list",
  use: {
    browserName: "chromium",
    locale: "id-ID",
    timezoneId: "Asia/Makassar",
    screenshot: "only-on-failure",
    actionTimeout: 15_000,
    launchOptions: {
      executablePath: setting("MPPI_CHROMIUM"),
      // Chromium refuses its sandbox to root, and a container's /dev/shm is small.
      args: ["--no-sandbox", "--disable-dev-shm-usage"],
    },
  },
});
