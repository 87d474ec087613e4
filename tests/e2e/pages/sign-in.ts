import type { Locator, Page } from "@playwright/test";

import { word } from "../support/words";

/** A phone number or e-mail address, and the code that was sent there. */
export class SignIn {
  constructor(private readonly page: Page) {}

  /** Where the code shall go. */
  get contact(): Locator {
    return this.page.getByRole("textbox", { name: word("signin.contact"), exact: true });
  }

  /** The code. */
  get code(): Locator {
    return this.page.getByRole("textbox", { name: word("signin.code"), exact: true });
  }

  /** Asks for a code. */
  async askFor(contact: string): Promise<void> {
    await this.contact.fill(contact);
    await this.page.getByRole("button", { name: word("signin.send_code") }).click();
  }

  /** Types the code; the last digit sends it. */
  async enter(code: string): Promise<void> {
    await this.code.fill(code);
  }
}
