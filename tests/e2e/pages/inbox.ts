import { expect, type Locator, type Page } from "@playwright/test";

import { word } from "../support/words";

/** What waits to be done. */
export class Inbox {
  constructor(private readonly page: Page) {}

  /** A way of looking at it. */
  tab(key: "unclaimed" | "mine" | "overdue" | "all"): Locator {
    return this.page.getByRole("tab", { name: new RegExp(`^${word(`officer.inbox.tab.${key}`)}`) });
  }

  /** The row of a case. */
  row(number: string): Locator {
    return this.page.getByRole("row").filter({ has: this.page.getByRole("rowheader", { name: number }) });
  }

  /** The way into a case. */
  link(number: string): Locator {
    return this.page.getByRole("link", { name: number });
  }

  /** Opens a case. */
  async open(number: string): Promise<void> {
    await this.link(number).click();
    await expect(this.page.getByText(number).first()).toBeVisible();
  }

  /** Takes a case from its row. */
  async claim(number: string): Promise<void> {
    await this.page.getByRole("button", { name: word("officer.inbox.claim_which", { number }) }).click();
  }
}
