import type { Locator, Page } from "@playwright/test";

import { escaped, pattern, word } from "../support/words";

/** A case as its applicant sees it. */
export class CitizenCase {
  constructor(private readonly page: Page) {}

  /** The state in one word. */
  status(key: string): Locator {
    return this.page.getByText(word(`status.${key}`), { exact: true }).first();
  }

  /** The sentence that says what that means. */
  sentence(status: string): Locator {
    return this.page.getByRole("heading", { name: word(`case.sentence.${status}`) });
  }

  /** Opens what is to be corrected. */
  async correct(): Promise<void> {
    await this.page.getByRole("link", { name: word("case.correct") }).click();
  }

  /** The code to show at the counter: seven characters. */
  async pickupCode(): Promise<string> {
    const shown = this.page.getByText(/^[0-9A-Z]{3,4}[ -]?[0-9A-Z]{3,4}$/).first();
    return (await shown.innerText()).trim();
  }

  /** The way to the public page that says that the document is real. */
  get verification(): Locator {
    return this.page.getByRole("link", { name: word("case.verify") });
  }

  /** Fetches the document; gives the path of the file. */
  async download(): Promise<string> {
    const [before = ""] = word("case.download").split("{size}");
    const download = this.page.waitForEvent("download");
    await this.page.getByRole("button", { name: new RegExp(`^${escaped(before.trim())}`) }).click();
    return (await download).path();
  }

  /** Something that happened. */
  event(key: string): Locator {
    return this.page.getByRole("listitem").filter({ hasText: pattern(`event.${key}`) });
  }
}
