import { expect, type Locator, type Page } from "@playwright/test";

import { word } from "../support/words";

/** Whether a document is real. */
export class Verification {
  constructor(private readonly page: Page) {}

  /** Says that it is. */
  async valid(): Promise<void> {
    await expect(this.page.getByText(word("verification.valid"), { exact: true })).toBeVisible();
  }

  /** A line of what anybody may know of it. */
  line(key: string): Locator {
    return this.page.getByRole("definition").filter({ hasText: key });
  }
}
