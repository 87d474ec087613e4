import type { Page } from "@playwright/test";

import { word } from "../support/words";

/** Contacts, sessions, language and look. */
export class Account {
  constructor(private readonly page: Page) {}

  /** Signs out. */
  async signOut(): Promise<void> {
    await this.page.getByRole("button", { name: word("account.sign_out"), exact: true }).click();
  }
}
