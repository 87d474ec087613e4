import base from "./playwright.config";

/** Screenshots of every page: `npx playwright test --config tests/e2e/screens.config.ts`, into `$MPPI_SCREENS`. */
export default { ...base, testMatch: "screens.ts", timeout: 900_000 };
