import { expect, type Locator, type Page } from "@playwright/test";

import type { Answers, Field, FormPage, Requirement } from "../support/regions";
import { escaped, labelled, type Language, word } from "../support/words";

/** Chooses an option or ticks a box; its label lies over it, and takes the press. */
export async function tick(control: Locator): Promise<void> {
  await control.check({ force: true });
}

/** A question group, a text field, a list: whatever a field of a schema has become. */
export class Form {
  constructor(
    private readonly page: Page | Locator,
    private readonly language: Language = "id",
  ) {}

  /** Answers every question of a page that `answers` has an answer for. */
  async fill(page: FormPage, answers: Answers): Promise<void> {
    for (const field of page.fields) {
      const answer = answers[field.key];
      if (answer !== undefined) await this.answer(field, answer);
    }
  }

  /** Answers one question. */
  async answer(field: Field, answer: Answers[string]): Promise<void> {
    if (typeof answer !== "string") return this.rows(field, answer);
    switch (field.kind) {
      case "date":
        return this.date(field, answer);
      case "choice":
        return this.choice(field, answer);
      case "area":
        return this.area(field, answer);
      default:
        await this.text(field).fill(answer);
    }
  }

  /** The control of a question that is answered by typing. */
  text(field: Field): Locator {
    return this.page.getByRole("textbox", { name: labelled(field.label[this.language], this.language) });
  }

  /** The group of a question that is answered by several controls. */
  group(field: Field): Locator {
    const role = field.kind === "choice" ? "radiogroup" : "group";
    return this.page.getByRole(role, { name: labelled(field.label[this.language], this.language) });
  }

  /** A part of a date. */
  part(field: Field, part: "day" | "month" | "year"): Locator {
    return this.group(field).getByRole("textbox", { name: word(`form.${part}`, {}, this.language), exact: true });
  }

  /** The option of a choice. */
  option(field: Field, value: string): Locator {
    const label = field.options?.find((option) => option.value === value)?.label[this.language] ?? value;
    return this.group(field).getByRole("radio", { name: label, exact: true });
  }

  private async date(field: Field, answer: string): Promise<void> {
    const [year = "", month = "", day = ""] = answer.split("-");
    await this.part(field, "day").fill(String(Number(day)));
    await this.part(field, "month").fill(String(Number(month)));
    await this.part(field, "year").fill(year);
  }

  private async choice(field: Field, answer: string): Promise<void> {
    await tick(this.option(field, answer));
  }

  /** From the province down; what the portal has chosen already is left as it is. */
  private async area(field: Field, answer: string): Promise<void> {
    const codes = answer.split(".").map((_, index, parts) => parts.slice(0, index + 1).join("."));
    for (const [index, level] of ["province", "regency", "district", "village"].entries()) {
      const list = this.group(field).getByRole("combobox", { name: word(`form.area.${level}`, {}, this.language), exact: true });
      const code = codes[index] ?? "";
      await expect(list.locator(`option[value="${code}"]`)).toBeAttached();
      if ((await list.inputValue()) !== code) await list.selectOption(code);
    }
  }

  private async rows(field: Field, rows: Exclude<Answers[string], string>): Promise<void> {
    const label = field.label[this.language];
    for (const [index, row] of rows.entries()) {
      const group = this.group(field).getByRole("group", { name: `${label} ${index + 1}`, exact: true });
      // Either there are as many rows as are needed, or one more may be added.
      const add = this.page.getByRole("button", { name: word("form.add_row", { name: label }, this.language) });
      await expect(group.or(add).first()).toBeVisible();
      if (!(await group.isVisible())) await add.click();
      const inside = new Form(group, this.language);
      for (const inner of field.fields ?? []) {
        const answer = row[inner.key];
        if (answer !== undefined) await inside.answer(inner, answer);
      }
    }
  }

  /** The place of a document; those after the first are numbered. */
  document(requirement: Requirement, number = 1): Locator {
    const label = requirement.label[this.language];
    const name = number === 1 ? labelled(label, this.language) : word("form.file.another", { name: label, number }, this.language);
    return this.page.getByRole("group", { name });
  }

  /** Hands a file in; it may be the first one or take the place of another. */
  async attach(requirement: Requirement, file: string | { name: string; mimeType: string; buffer: Buffer }, number = 1): Promise<void> {
    const ways = ["form.file.choose", "form.file.replace"].map((key) => escaped(word(key, {}, this.language)));
    await this.document(requirement, number).getByLabel(new RegExp(`^(${ways.join("|")})$`)).setInputFiles(file);
  }

  /** The summary of what is wrong. */
  get summary(): Locator {
    const title = word("form.errors_title.other", {}, this.language);
    return this.page.getByRole("group", { name: new RegExp(escaped(title).replace("\\{count\\}", "\\d+")) });
  }
}
