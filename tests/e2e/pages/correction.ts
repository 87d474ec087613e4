import { expect, type Locator, type Page } from "@playwright/test";

import { type Language, word } from "../support/words";
import { Form } from "./form";

/** What an officer has marked, and nothing else. */
export class Correction {
  readonly form: Form;

  constructor(
    private readonly page: Page,
    language: Language = "id",
  ) {
    this.form = new Form(page, language);
  }

  /** Waits for it. */
  async there(): Promise<void> {
    await expect(this.page.getByRole("heading", { level: 1, name: word("correction.title") })).toBeVisible();
  }

  /** The officer's reason. */
  reason(words: string): Locator {
    return this.page.getByText(words);
  }

  /** Goes on to old and new side by side. */
  async check(): Promise<void> {
    await this.page.getByRole("button", { name: word("correction.check") }).click();
    await expect(this.page.getByRole("heading", { level: 1, name: word("correction.check_title") })).toBeVisible();
  }

  /** What is changed, old and new side by side. */
  get changes(): Locator {
    return this.page.getByRole("table", { name: word("form.correction.changes") });
  }

  /** From there back to the form. */
  async change(): Promise<void> {
    await this.page.getByRole("link", { name: word("correction.change") }).click();
    await this.there();
  }

  /** Sends it. */
  async send(): Promise<void> {
    await this.page.getByRole("button", { name: word("action.resubmit") }).click();
  }
}
