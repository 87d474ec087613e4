import { expect, type Locator, type Page } from "@playwright/test";

import { word } from "../support/words";

/** The PIN that locks the drafts of a device: where it is asked for, and where it is set. */
export class Lock {
  constructor(private readonly page: Page) {}

  /** The card or page that asks for the PIN. */
  get title(): Locator {
    return this.page.getByRole("heading", { name: word("lock.title") });
  }

  get pin(): Locator {
    return this.page.getByLabel(word("lock.pin"), { exact: true });
  }

  /** Types a PIN where it is asked for. */
  async open(pin: string): Promise<void> {
    await this.pin.fill(pin);
    await this.page.getByRole("button", { name: word("lock.open"), exact: true }).click();
  }

  /** Sets one on the page of drafts, up to where everything is sealed. */
  async set(pin: string): Promise<void> {
    await this.begin(pin);
    await expect(this.page.getByText(word("pin.is_set")).last()).toBeVisible({ timeout: 60_000 });
  }

  /** The same, without waiting for the end. */
  async begin(pin: string): Promise<void> {
    await this.ask("pin.set");
    await this.type("pin.new", pin);
    await this.type("pin.again", pin);
    await this.page.getByRole("button", { name: word("pin.set"), exact: true }).click();
  }

  /** Opens the form of a button of the settings, up to where its first field has the focus. */
  async ask(key: "pin.set" | "pin.change" | "pin.remove"): Promise<void> {
    await this.press(key);
    const first = key === "pin.set" ? "pin.new" : "pin.old";
    await expect(this.page.getByLabel(word(first), { exact: true })).toBeFocused();
  }

  /** Types into a field of the settings. */
  async type(key: "pin.old" | "pin.new" | "pin.again", pin: string): Promise<void> {
    await this.page.getByLabel(word(key), { exact: true }).fill(pin);
  }

  /** Presses a button of the settings. */
  async press(key: string): Promise<void> {
    await this.page.getByRole("button", { name: word(key), exact: true }).click();
  }

  /** What the settings say in the end. */
  async said(key: string): Promise<void> {
    await expect(this.page.getByText(word(key)).last()).toBeVisible({ timeout: 60_000 });
  }
}
