import { expect, type Locator, type Page } from "@playwright/test";

import { valueIn, word } from "../support/words";

/** What the demonstration would have sent. */
export class Messages {
  constructor(readonly page: Page) {}

  /** The messages to a contact, the newest first. */
  to(contact: string): Locator {
    // Numbers are shown as +62 812…, however they were typed.
    const shown = contact.includes("@") ? contact : contact.replace(/^0/, "").split("").join("[ -]?");
    return this.page.getByRole("article").filter({ has: this.page.getByRole("heading", { name: new RegExp(shown) }) });
  }

  /** The newest code that was sent to a contact. */
  async codeFor(contact: string): Promise<string> {
    await expect(this.page.getByRole("heading", { level: 1, name: word("server.messages.title") })).toBeVisible();
    return valueIn(await this.to(contact).first().innerText(), "server.otp.text", "code");
  }
}
