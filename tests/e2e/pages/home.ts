import { expect, type Locator, type Page } from "@playwright/test";

import type { Text } from "../support/regions";
import { escaped, word } from "../support/words";

/** Where everything begins. */
export class Home {
  constructor(private readonly page: Page) {}

  /** What one looks for. */
  get search(): Locator {
    return this.page.getByRole("searchbox", { name: word("home.search") });
  }

  /** Looks for something, and waits for what fits. */
  async look(query: string): Promise<void> {
    await this.search.fill(query);
    await expect(this.page.getByRole("heading", { level: 2, name: word("home.suggestions") })).toBeVisible();
  }

  /** Enters a category: its services and no others. */
  async enter(name: Text): Promise<void> {
    await this.page.getByRole("link", { name: new RegExp(`^${escaped(name.id)}`) }).first().click();
  }

  /** Opens the first service of that name. */
  async choose(name: Text): Promise<void> {
    await this.page.getByRole("link", { name: name.id }).first().click();
  }
}
