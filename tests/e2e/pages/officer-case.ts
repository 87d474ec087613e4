import { expect, type Locator, type Page } from "@playwright/test";

import { escaped, word } from "../support/words";

/** A case at an officer's desk: documents beside answers, decision and history. */
export class OfficerCase {
  constructor(private readonly page: Page) {}

  /** The pane with what may be done. */
  get decision(): Locator {
    return this.page.getByRole("region", { name: word("officer.decision.title") });
  }

  /** The button of an action. */
  action(kind: string): Locator {
    return this.decision.getByRole("button", { name: new RegExp(`^${escaped(word(`action.${kind}`))}`) }).first();
  }

  /** Does what needs no words. */
  async act(kind: "claim" | "release" | "declare_complete"): Promise<void> {
    await this.action(kind).click();
  }

  /** The form of an action that needs words, a number or a file; opens it where it is closed. */
  private async form(kind: string, name = word(`action.${kind}`)): Promise<Locator> {
    const form = this.decision.getByRole("form", { name }).or(this.decision.getByRole("region", { name }));
    // Its button also closes it.
    if (!(await form.isVisible())) await this.action(kind).click();
    await expect(form).toBeVisible();
    return form;
  }

  /** Does what may or must be said in words. */
  async say(kind: "process" | "approve" | "reject" | "shelve" | "message", words = ""): Promise<void> {
    const form = await this.form(kind);
    if (words) await form.getByRole("textbox", { name: word(`officer.form.label.${kind}`) }).fill(words);
    await form.getByRole("button", { name: word(`action.${kind}`), exact: true }).click();
  }

  /** The question before a case is refused. */
  get refusal(): Locator {
    return this.page.getByRole("dialog", { name: word("officer.form.reject_title") });
  }

  /** Sends the case back for what is marked. */
  async sendBack(): Promise<void> {
    const form = await this.form("return", word("officer.return.title"));
    await form.getByRole("button", { name: word("officer.return.send"), exact: true }).click();
  }

  /** Attaches the signed PDF of a national system. */
  async attach(file: string, number: string): Promise<void> {
    const form = await this.form("issue");
    await form.getByLabel(word("form.file.choose"), { exact: true }).setInputFiles(file);
    await expect(form).toContainText(word("form.file.uploaded"));
    await form.getByRole("textbox", { name: word("officer.issue.number") }).fill(number);
    await form.getByRole("button", { name: word("officer.issue.button"), exact: true }).click();
  }

  /** Makes the document from the region's template. */
  async generate(): Promise<void> {
    const form = await this.form("issue");
    await form.getByRole("button", { name: word("officer.issue.button"), exact: true }).click();
  }

  /** A document in the list. */
  document(label: string): Locator {
    return this.page.getByRole("region", { name: word("officer.documents.title") }).getByRole("button", { name: label }).first();
  }

  /** The picture of the document that is shown. */
  picture(label: string): Locator {
    return this.page.getByRole("img", { name: word("officer.viewer.alt", { name: label }) });
  }

  /** The pages of the PDF that is shown. */
  pdf(label: string): Locator {
    return this.page.getByRole("region", { name: word("officer.viewer.pdf_region", { name: label }) });
  }

  /** Which page of it is looked at, in words. */
  pageOf(number: number, of: number): Locator {
    return this.page.getByText(word("officer.viewer.page", { number, of }), { exact: true });
  }

  /** An answer, as a term of the list. */
  answer(label: string): Locator {
    return this.page.getByRole("term").filter({ hasText: label }).first();
  }

  /** What was answered to exactly this question. */
  answered(label: string): Locator {
    const term = this.page.getByRole("term").filter({ hasText: new RegExp(`^${escaped(label)}$`) });
    const answers = this.page.getByRole("region", { name: word("officer.answers.title"), exact: true });
    return answers.locator("dl > div").filter({ has: term }).getByRole("definition").first();
  }

  /** Marks an answer or the document shown as wrong. */
  async mark(label: string, reason: string, words: string): Promise<void> {
    await this.page.getByRole("button", { name: word("officer.mark.which", { name: label }) }).click();
    const form = this.page.getByRole("group", { name: word("officer.mark.which", { name: label }) });
    await form.getByRole("combobox", { name: word("officer.mark.reason") }).selectOption(reason);
    await form.getByRole("textbox", { name: word("officer.mark.words") }).fill(words);
    await form.getByRole("button", { name: word("officer.mark.done"), exact: true }).click();
    await expect(this.page.getByText(words, { exact: true })).toBeVisible();
  }

  /** Both versions, after somebody else was faster. */
  conflict(kind: "stale" | "claimed" | "not_allowed"): Locator {
    return this.page.getByRole("region", { name: word(`officer.conflict.${kind}`) });
  }

  /** The way to the public page of the issued document, for a phone. */
  get verificationQr(): Locator {
    return this.page.getByRole("img", { name: word("officer.document.qr") });
  }

  /** What was corrected, old beside new. */
  get corrected(): Locator {
    return this.page.getByRole("region", { name: word("officer.corrected.title") });
  }

  /** Something that happened. */
  event(key: string): Locator {
    const history = this.page.getByRole("region", { name: word("officer.history.title") });
    return history.getByRole("listitem").filter({ hasText: word(`event.${key}`) });
  }
}
