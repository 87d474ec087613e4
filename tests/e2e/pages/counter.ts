import { expect, type Locator, type Page } from "@playwright/test";

import { type Answers, asked, demoFile, FILES, type Service } from "../support/regions";
import { escaped, word } from "../support/words";
import { Form, tick } from "./form";

/** The counter, where an officer takes applications in. */
export class Counter {
  readonly form: Form;

  constructor(private readonly page: Page) {
    this.form = new Form(page);
  }

  /** Opens the counter by the navigation. */
  async open(): Promise<void> {
    await this.page.getByRole("link", { name: word("officer.nav.counter"), exact: true }).click();
    await this.there();
  }

  async there(): Promise<void> {
    await expect(this.page.getByRole("heading", { level: 1 })).toHaveText(word("officer.counter.title"));
  }

  /** What says that everything it needs is on the device. */
  get ready(): Locator {
    return this.page.getByText(word("officer.counter.ready"), { exact: true });
  }

  /** Begins an intake of a service. */
  async begin(service: Service): Promise<void> {
    await this.page.getByRole("button", { name: new RegExp(`^${escaped(service.name.id)}`) }).click();
    await expect(this.page.getByRole("heading", { level: 1 })).toContainText(service.name.id);
  }

  /** Answers everything, with a photo for each document. */
  async fill(service: Service, answers: Answers): Promise<void> {
    for (const page of service.form.pages) await this.form.fill(page, answers);
    for (const requirement of asked(service)) {
      await this.form.attach(requirement, demoFile(FILES[requirement.code] ?? ""));
      await expect(this.form.document(requirement)).toContainText(word("form.file.kept"));
    }
  }

  /** Says how the applicant is reached; none: not at all. */
  async reach(contact?: string): Promise<void> {
    const choice = word(contact ? "officer.counter.has_contact" : "officer.counter.has_no_contact");
    await tick(this.page.getByRole("radio", { name: choice, exact: true }));
    if (!contact) return;
    await this.contact.fill(contact);
    await tick(this.readBack);
  }

  get contact(): Locator {
    return this.page.getByRole("textbox", { name: word("officer.counter.contact"), exact: true });
  }

  get readBack(): Locator {
    return this.page.getByRole("checkbox", { name: word("officer.counter.read_back") });
  }

  get declaration(): Locator {
    return this.page.getByRole("checkbox", { name: word("officer.counter.declare") });
  }

  async press(): Promise<void> {
    await this.page.getByRole("button", { name: word("officer.counter.take_in"), exact: true }).click();
  }

  /** Takes it in; gives what the print-out says. */
  async takeIn(): Promise<{ number: string; secret: string }> {
    await tick(this.declaration);
    await this.press();
    await expect(this.page.getByRole("heading", { level: 1 })).toHaveText(word("officer.counter.receipt"));
    return this.ticket();
  }

  /** The number in large letters, and the secret. */
  async ticket(): Promise<{ number: string; secret: string }> {
    const ticket = this.page.locator(".ticket");
    const secret = ticket.locator(".ticket__row", { hasText: word("receipt.secret") }).locator("dd");
    return { number: (await ticket.locator(".ticket__number").innerText()).trim(), secret: (await secret.innerText()).trim() };
  }

  /** On to the next person. */
  async next(): Promise<void> {
    await this.page.getByRole("link", { name: word("officer.counter.next"), exact: true }).click();
    await this.there();
  }

  /** The intakes of this device. */
  get rows(): Locator {
    return this.page.locator(".link-row");
  }
}
