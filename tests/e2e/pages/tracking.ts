import type { Locator, Page } from "@playwright/test";

import { word } from "../support/words";

/** Where a case stands, without an account. */
export class Tracking {
  constructor(private readonly page: Page) {}

  /** Asks by what the receipt says. */
  async ask(number: string, secret: string): Promise<void> {
    await this.page.getByRole("textbox", { name: word("tracking.number") }).fill(number);
    await this.page.getByRole("textbox", { name: word("tracking.secret") }).fill(secret);
    await this.page.getByRole("button", { name: word("tracking.submit"), exact: true }).click();
  }

  /** The state in one word. */
  status(key: string): Locator {
    return this.page.getByText(word(`status.${key}`), { exact: true }).first();
  }
}
