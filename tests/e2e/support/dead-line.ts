import { expect, type Page } from "@playwright/test";

import type { Line } from "./line";
import { pattern } from "./words";

/** Lets `typeOverDeadLine` move the clock of a page that is opened next. */
export async function withMovableClock(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + Number(document.documentElement.dataset.passed ?? 0);
  });
}

/** Somebody types into the first field while the line dies and comes back, a minute each; the status line says both. */
export async function typeOverDeadLine(page: Page, line: Line): Promise<void> {
  const passes = (time: number) => page.evaluate((time) => (document.documentElement.dataset.passed = String(time)), time);
  const answer = page.getByRole("textbox").first();
  const saved = page.getByText(pattern("form.saved")).first();
  const offline = page.getByText(pattern("form.saved_offline")).first();
  await answer.fill("Siti");
  await expect(saved).toBeVisible();
  await line.cut();
  await passes(61_000);
  await answer.fill("Siti Contoh");
  await expect(offline).toBeVisible();
  await line.mend();
  await passes(80_000);
  await answer.fill("Siti Contoh Dua");
  await expect(saved).toBeVisible();
  await expect(offline).toBeHidden();
}
