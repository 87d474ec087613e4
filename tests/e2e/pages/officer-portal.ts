import { expect, type Locator, type Page } from "@playwright/test";

import type { Region } from "../support/regions";
import type { Served } from "../support/server";
import { word } from "../support/words";
import { Inbox } from "./inbox";
import { OfficerCase } from "./officer-case";
import { HandoverDesk } from "./handover-desk";

/** The portal of a region at an officer's desk. */
export class OfficerPortal {
  readonly inbox: Inbox;
  readonly case: OfficerCase;
  readonly desk: HandoverDesk;

  constructor(
    readonly page: Page,
    readonly server: Served,
    readonly region: Region,
  ) {
    this.inbox = new Inbox(page);
    this.case = new OfficerCase(page);
    this.desk = new HandoverDesk(page);
  }

  /** Opens a page by its address below `petugas/`; it begins without a slash. */
  async open(page = ""): Promise<void> {
    await this.page.goto(this.server.url(this.region, `petugas/${page}`));
  }

  /** Signs in with an account of the demonstration. */
  async signIn(username: string, password = this.server.password): Promise<void> {
    await this.open("masuk");
    await this.page.getByRole("textbox", { name: word("officer.username") }).fill(username);
    await this.page.getByLabel(word("officer.password"), { exact: true }).fill(password);
    await this.page.getByRole("button", { name: word("officer.sign_in.button"), exact: true }).click();
    await expect(this.heading).toHaveText(word("officer.inbox.title"));
  }

  /** Opens a one-time link and chooses name and password. */
  async setUp(link: string, username: string, password: string, name = "Petugas Kedua"): Promise<void> {
    await this.page.goto(link);
    await this.page.getByRole("textbox", { name: word("officer.name"), exact: true }).fill(name);
    await this.page.getByRole("textbox", { name: word("officer.username") }).fill(username);
    await this.page.getByLabel(word("officer.password"), { exact: true }).fill(password);
    await this.page.getByRole("button", { name: word("officer.setup.button"), exact: true }).click();
    await expect(this.heading).toHaveText(word("officer.inbox.title"));
  }

  /** The one heading that says where one is. */
  get heading(): Locator {
    return this.page.getByRole("heading", { level: 1 });
  }

  /** Opens a case by its number, from the inbox. */
  async openCase(number: string): Promise<void> {
    await this.open("?tampilan=semua");
    await this.inbox.open(number);
  }
}
