import type { Locator, Page } from "@playwright/test";

import { word } from "../support/words";

/** What a service is, costs and needs. */
export class ServicePage {
  constructor(private readonly page: Page) {}

  /** Begins an application. */
  async apply(): Promise<void> {
    await this.page.getByRole("link", { name: word("service.apply") }).click();
  }

  /** One of the three facts that come first. */
  fact(key: "fee" | "time" | "needed"): Locator {
    return this.page.getByRole("term").filter({ hasText: word(`service.${key}`) }).first();
  }
}
