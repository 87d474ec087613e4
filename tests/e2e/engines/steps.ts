import { expect } from "@playwright/test";

import { latestCode } from "../support/contract";
import { type Answers, asked, demoFile, type Field, FILES, type FormPage, type Service } from "../support/regions";
import type { DemoServer } from "../support/server";
import { escaped, labelled, pattern, word } from "../support/words";
import type { Engine } from "./engine";

/** What somebody does with the portal in an engine that the page objects cannot drive. */
export class Steps {
  constructor(
    private readonly engine: Engine,
    private readonly server: DemoServer,
    /** Where the portal is, without a slash at the end. */
    private readonly origin: string,
  ) {}

  open(page = ""): Promise<void> {
    return this.engine.open(`${this.origin}/${page}`);
  }

  /** Waits until the page has that heading. */
  async at(heading: string): Promise<void> {
    await expect.poll(() => this.engine.heading(), { timeout: 30_000 }).toBe(heading);
  }

  /** Waits until the page says it. */
  async says(words: RegExp | string): Promise<void> {
    const said = words instanceof RegExp ? words : new RegExp(escaped(words));
    await expect.poll(() => this.engine.text(), { timeout: 30_000 }).toMatch(said);
  }

  link(key: string): Promise<void> {
    return this.engine.press({ role: "link", name: word(key) });
  }

  button(key: string): Promise<void> {
    return this.engine.press({ role: "button", name: word(key) });
  }

  /** Signs in with the code that was sent. */
  async signIn(contact: string): Promise<void> {
    await this.open("masuk");
    await this.at(word("signin.title"));
    await this.engine.type(word("signin.contact"), contact);
    await this.button("signin.send_code");
    await this.says(word("signin.code"));
    await this.engine.type(word("signin.code"), await latestCode(this.server, "sinjai", contact));
    await this.at(word("applications.title"));
  }

  /** Answers every question of a page that `answers` has an answer for. */
  async fill(page: FormPage, answers: Answers): Promise<void> {
    for (const field of page.fields) {
      const answer = answers[field.key];
      if (typeof answer === "string") await this.answer(field, answer);
    }
  }

  private async answer(field: Field, answer: string): Promise<void> {
    const within = labelled(field.label.id);
    if (field.kind === "date") {
      const [year = "", month = "", day = ""] = answer.split("-");
      await this.engine.type(word("form.day"), String(Number(day)), within);
      await this.engine.type(word("form.month"), String(Number(month)), within);
      await this.engine.type(word("form.year"), year, within);
    } else if (field.kind === "choice") {
      const label = field.options?.find(({ value }) => value === answer)?.label.id ?? answer;
      await this.engine.press({ role: "radio", name: label, within });
    } else if (field.kind === "area") {
      const codes = answer.split(".").map((_, index, parts) => parts.slice(0, index + 1).join("."));
      for (const [index, level] of ["province", "regency", "district", "village"].entries()) {
        await this.engine.choose(word(`form.area.${level}`), codes[index] ?? "", within);
      }
    } else {
      await this.engine.type(within, answer);
    }
  }

  /** What a field has now. */
  value(field: Field): Promise<string> {
    return this.engine.value(labelled(field.label.id));
  }

  /** Hands in a photo for every document that is asked for. */
  async attachAll(service: Service): Promise<void> {
    for (const [index, requirement] of asked(service).entries()) {
      const file = demoFile(FILES[requirement.code] ?? "");
      await this.engine.attach({ role: "file", name: word("form.file.choose"), within: labelled(requirement.label.id) }, file);
      await expect.poll(async () => (await this.engine.text()).split(word("form.file.kept")).length - 1, { timeout: 20_000 }).toBe(index + 1);
    }
  }

  /** Waits until the status line says that it is on the device, with or without the account. */
  async saved(): Promise<void> {
    const [here, account] = ["form.saved", "form.saved_mirrored"].map((key) => pattern(key).source.replace(/\?<\w+>/g, ""));
    await this.says(new RegExp(`${here}|${account}`));
  }
}
