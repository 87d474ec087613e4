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

  /** The same code for the camera at the counter. */
  get pickupQr(): Locator {
    return this.page.getByRole("img", { name: word("case.pickup_qr") });
  }

  /** The same way for another phone. */
  get verificationQr(): Locator {
    return this.page.getByRole("img", { name: word("case.verify_qr") });
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

  /** What stands beside one of the page's terms: who holds the case, until when, who collected the document. */
  fact(key: "holder" | "due" | "handed_to" | "handed_as" | "handed_check"): Locator {
    const term = this.page.getByRole("term").filter({ hasText: new RegExp(`^${escaped(word(`case.${key}`))}$`) });
    return this.page.locator("dl > div").filter({ has: term }).getByRole("definition");
  }

  /** What one side wrote to the other. */
  message(words: string): Locator {
    return this.page.getByRole("listitem").filter({ hasText: words });
  }

  /** Writes to the office; the field is folded away until somebody wants it. */
  async write(words: string): Promise<void> {
    const field = this.page.getByRole("textbox", { name: word("case.message_label") });
    if (!(await field.isVisible())) await this.page.getByText(word("case.message_write"), { exact: true }).click();
    await field.fill(words);
    await this.page.getByRole("button", { name: word("action.message"), exact: true }).click();
  }

  /** The button that asks whether to withdraw. */
  get withdraw(): Locator {
    return this.page.getByRole("button", { name: word("action.cancel"), exact: true });
  }

  /** The question before an application is withdrawn. */
  get withdrawal(): Locator {
    return this.page.getByRole("dialog", { name: word("case.cancel_title") });
  }

  /** Something that happened. */
  event(key: string): Locator {
    return this.page.getByRole("listitem").filter({ hasText: pattern(`event.${key}`) });
  }
}
