import { expect, type Locator, type Page } from "@playwright/test";

import type { Region } from "../support/regions";
import type { Served } from "../support/server";
import { type Language, word } from "../support/words";
import { Account } from "./account";
import { CitizenCase } from "./citizen-case";
import { Correction } from "./correction";
import { Home } from "./home";
import { Messages } from "./messages";
import { Receipt } from "./receipt";
import { ServicePage } from "./service-page";
import { SignIn } from "./sign-in";
import { Tracking } from "./tracking";
import { Verification } from "./verification";
import { Wizard } from "./wizard";

/** The portal of a region on somebody's phone. */
export class CitizenPortal {
  readonly home: Home;
  readonly service: ServicePage;
  readonly wizard: Wizard;
  readonly signIn: SignIn;
  readonly receipt: Receipt;
  readonly case: CitizenCase;
  readonly correction: Correction;
  readonly account: Account;
  readonly tracking: Tracking;
  readonly verification: Verification;

  constructor(
    readonly page: Page,
    readonly server: Served,
    readonly region: Region,
    readonly language: Language = "id",
  ) {
    this.home = new Home(page);
    this.service = new ServicePage(page);
    this.wizard = new Wizard(page, language);
    this.signIn = new SignIn(page);
    this.receipt = new Receipt(page);
    this.case = new CitizenCase(page);
    this.correction = new Correction(page, language);
    this.account = new Account(page);
    this.tracking = new Tracking(page);
    this.verification = new Verification(page);
  }

  /** Opens a page by its address below the base; it begins without a slash. */
  async open(page = ""): Promise<void> {
    await this.page.goto(this.server.url(this.region, page));
  }

  /** The messages of the demonstration, in a tab of their own. */
  async messages(): Promise<Messages> {
    const page = await this.page.context().newPage();
    await page.goto(this.server.url(this.region, "demo/pesan"));
    return new Messages(page);
  }

  /** Signs in with the code that was sent, wherever a code is asked for. */
  async enterCode(contact: string): Promise<void> {
    await this.signIn.askFor(contact);
    await expect(this.signIn.code).toBeVisible();
    const messages = await this.messages();
    const code = await messages.codeFor(contact);
    await messages.page.close();
    await this.signIn.enter(code);
  }

  /** The bar with the four places. */
  get places(): Locator {
    return this.page.getByRole("navigation", { name: word("nav.label", {}, this.language) });
  }

  /** Goes to one of the four places. */
  async goTo(place: "home" | "services" | "applications" | "account"): Promise<void> {
    await this.places.getByRole("link", { name: word(`nav.${place}`, {}, this.language) }).click();
  }

  /** The one heading that says where one is. */
  get heading(): Locator {
    return this.page.getByRole("heading", { level: 1 });
  }
}
