import { expect, type Locator, type Page } from "@playwright/test";

import type { CitizenPortal } from "../pages/citizen-portal";
import { example, service } from "./regions";
import { word } from "./words";

/** The service that is applied for where a test is about sending. */
export const CODE = "sku";

/** What the server refuses in tests of sending, and what Chromium then says. */
export const REFUSED = [/answer 422: PUT/, /console error: Failed to load resource: .*status of (401|409|422|503)/, /console warning/];

/** Fills in an application up to the last step. */
export async function fillIn(portal: CitizenPortal): Promise<void> {
  const definition = service(portal.region, CODE);
  await portal.open(`layanan/${CODE}/ajukan`);
  await portal.wizard.begin();
  await portal.wizard.answerAll(definition, example(portal.region, CODE));
  await portal.wizard.attachAll(definition);
  await portal.wizard.toSend();
  await expect(portal.wizard.declaration).toBeVisible();
}

/** Presses *Kirim* after the network has gone. */
export async function sendOffline({ page, wizard }: CitizenPortal): Promise<void> {
  await page.context().setOffline(true);
  await wizard.send();
  await expect(said(page, "send.waiting")).toBeVisible();
}

/** Where the sending stands, as a page says it. */
export function said(page: Page, key: string): Locator {
  return page.getByText(word(key)).first();
}
