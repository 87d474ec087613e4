import { expect, type Locator, type Page } from "@playwright/test";

import { type Answers, asked, demoFile, FILES, type Service } from "../support/regions";
import { type Language, pattern, word } from "../support/words";
import { Form, tick } from "./form";

/** Told at each step that has been filled in, before going on. */
export type Stop = (step: string) => Promise<void>;

const GO_ON: Stop = () => Promise.resolve();

/** The steps of an application. */
export class Wizard {
  readonly form: Form;

  constructor(
    private readonly page: Page,
    private readonly language: Language = "id",
  ) {
    this.form = new Form(page, language);
  }

  private say(key: string): string {
    return word(key, {}, this.language);
  }

  /** From the guide to the first questions. */
  async begin(): Promise<void> {
    await expect(this.page.getByRole("heading", { level: 1, name: this.say("wizard.guide_title") })).toBeVisible();
    await this.page.getByRole("link", { name: this.say("wizard.begin") }).click();
  }

  /** The heading of a page of questions. */
  async at(title: string): Promise<void> {
    await expect(this.page.getByRole("heading", { level: 1, name: title, exact: true })).toBeVisible();
  }

  /** Presses the button that checks a page and goes on. */
  async next(): Promise<void> {
    await this.page.getByRole("button", { name: this.say("wizard.save_next") }).click();
  }

  /** The line that says where what was typed is. */
  get saved(): Locator {
    return this.page.getByText(pattern("form.saved", {}, this.language));
  }

  /** Answers all pages of questions and goes on to the documents. */
  async answerAll(service: Service, answers: Answers, stop: Stop = GO_ON): Promise<void> {
    for (const page of service.form.pages) {
      await this.at(page.title[this.language]);
      await this.form.fill(page, answers);
      await expect(this.saved).toBeVisible();
      await stop(page.key);
      await this.next();
    }
  }

  /** Hands in a photo or file for every document that is asked for, some of them chosen by the test. */
  async attachAll(service: Service, chosen: Record<string, string> = {}, stop: Stop = GO_ON): Promise<void> {
    await this.at(this.say("wizard.documents"));
    for (const requirement of asked(service)) {
      await this.form.attach(requirement, demoFile(chosen[requirement.code] ?? FILES[requirement.code] ?? ""));
      await expect(this.form.document(requirement)).toContainText(this.say("form.file.kept"));
    }
    await stop("dokumen");
    await this.next();
  }

  /** From the summary of all answers to the last step. */
  async toSend(stop: Stop = GO_ON): Promise<void> {
    await this.at(this.say("wizard.check_title"));
    await stop("periksa");
    await this.page.getByRole("link", { name: this.say("wizard.to_send") }).click();
    await this.at(this.say("wizard.send_title"));
  }

  /** The declaration that everything is true. */
  get declaration(): Locator {
    return this.page.getByRole("checkbox", { name: this.say("wizard.declare") });
  }

  /** Declares and sends. */
  async send(): Promise<void> {
    await tick(this.declaration);
    await this.page.getByRole("button", { name: this.say("wizard.submit"), exact: true }).click();
  }
}
