import type { Page } from "@playwright/test";

/** Where documents are handed over. */
export class HandoverDesk {
  constructor(readonly page: Page) {}
}
