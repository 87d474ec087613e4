import { expect, type Locator, type Page } from "@playwright/test";

import { pattern, word } from "../support/words";

/** Contacts, sessions, language and look. */
export class Account {
  constructor(private readonly page: Page) {}

  /** What stands beside the name of a contact. */
  contact(kind: "phone" | "email"): Locator {
    return this.page.locator(".summary-list__row", { hasText: word(`account.${kind}`) }).getByRole("definition");
  }

  /** The button that opens the form for another contact. */
  get change(): Locator {
    return this.page.getByRole("button", { name: word("account.change"), exact: true });
  }

  /** Asks for a code for another contact. */
  async askToChange(contact: string): Promise<void> {
    await this.change.click();
    const field = this.page.getByRole("textbox", { name: word("signin.new_contact"), exact: true });
    await expect(field).toBeFocused();
    await field.fill(contact);
    await this.page.getByRole("button", { name: word("signin.send_code"), exact: true }).click();
  }

  /** What says that the other contact is the account's own now. */
  get changed(): Locator {
    return this.page.locator(".notice", { hasText: word("account.changed") });
  }

  /** Where the account is signed in, the newest first. */
  get sessions(): Locator {
    return this.page.getByRole("listitem").filter({ hasText: pattern("account.last_seen") });
  }

  /** The session of a device, such as `Chrome · Android`. */
  session(device: string): Locator {
    return this.sessions.filter({ hasText: device });
  }

  /** The session that somebody looks from. */
  get own(): Locator {
    return this.sessions.filter({ hasText: word("account.this_device") });
  }

  /** Ends the session of another device. */
  async end(device: string): Promise<void> {
    await this.page.getByRole("button", { name: `${word("account.end")}: ${device}`, exact: true }).click();
  }

  /** The button that ends all sessions but this one. */
  get endOthers(): Locator {
    return this.page.getByRole("button", { name: word("account.end_others"), exact: true });
  }

  /** Signs out. */
  async signOut(): Promise<void> {
    await this.page.getByRole("button", { name: word("account.sign_out"), exact: true }).click();
  }
}

/** An officer's own page. */
export class OfficerAccount {
  constructor(private readonly page: Page) {}

  /** What stands beside a label of the card about the officer. */
  fact(key: string): Locator {
    return this.page.locator(".summary-list__row", { hasText: word(key) }).getByRole("definition");
  }

  /** Where the officer is signed in. */
  get sessions(): Locator {
    return this.page.getByRole("listitem").filter({ hasText: pattern("officer.account.session_times") });
  }

  /** The session that the officer looks from. */
  get own(): Locator {
    return this.sessions.filter({ hasText: word("officer.account.this_session") });
  }

  /** The button that ends the session of another device. */
  end(device: string): Locator {
    return this.page.getByRole("button", { name: word("officer.account.end_which", { device }), exact: true });
  }
}
