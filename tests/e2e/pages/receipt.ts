import { expect, type Locator, type Page } from "@playwright/test";

import { word } from "../support/words";

/** What somebody has after sending. */
export class Receipt {
  constructor(private readonly page: Page) {}

  /** Waits until the server has said that it has everything. */
  async there(): Promise<void> {
    await expect(this.page.getByRole("heading", { level: 1, name: word("receipt.title") })).toBeVisible({ timeout: 30_000 });
  }

  /** The application number. */
  async number(): Promise<string> {
    const shown = this.page.getByText(/^MPP-\d{4}-\d{4}-\d{6}-[0-9A-Z]$/).first();
    return (await shown.innerText()).trim();
  }

  /** The secret that opens the public page; as long as a number, so it is told apart. */
  async secret(): Promise<string> {
    const shown = this.page.getByText(/^(?!MPP-)[A-Za-z0-9_-]{22}$/).first();
    return (await shown.innerText()).trim();
  }

  /** Opens the case. */
  async openCase(): Promise<void> {
    await this.page.getByRole("link", { name: word("receipt.open_case") }).click();
  }

  /** Prints it. */
  get print(): Locator {
    return this.page.getByRole("button", { name: word("receipt.print"), exact: true });
  }

  /** Fetches the receipt as PDF. */
  async pdf(): Promise<string> {
    const download = this.page.waitForEvent("download");
    await this.page.getByRole("button", { name: word("receipt.pdf") }).click();
    return (await download).path();
  }
}
