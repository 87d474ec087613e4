import { type Named, type Sought, sought } from "./find";

/** How long a thing may take to appear. */
const PATIENCE = 15_000;

/** A browser engine with one window: what the ten steps need of it, whatever protocol it speaks. */
export abstract class Engine<Element = unknown> {
  /** Name and version, as it says itself. */
  abstract readonly name: string;

  /** Errors that no script caught. */
  abstract complaints(): Promise<string[]>;

  abstract open(url: string): Promise<void>;
  abstract reload(): Promise<void>;
  abstract close(): Promise<void>;

  /** Runs a script in the page; what it takes and gives is JSON. */
  abstract run<Result, Arguments extends unknown[]>(script: (...values: Arguments) => Result, ...values: Arguments): Promise<Awaited<Result>>;

  protected abstract find(named: Sought): Promise<Element | undefined>;
  protected abstract click(element: Element): Promise<void>;
  protected abstract keys(element: Element, text: string): Promise<void>;
  protected abstract files(element: Element, file: string): Promise<void>;
  protected abstract read(element: Element): Promise<string>;
  protected abstract select(element: Element, value: string): Promise<void>;

  /** Presses a link, a button, an option or a box. */
  press(named: Named): Promise<void> {
    return this.patiently(named, (element) => this.click(element));
  }

  /** Types into a field, behind what is there already. */
  type(name: Named["name"], text: string, within?: Named["within"]): Promise<void> {
    return this.patiently({ role: "textbox", name, within }, (element) => this.keys(element, text));
  }

  /** Chooses from a list, as soon as it offers that. */
  choose(name: Named["name"], value: string, within?: Named["within"]): Promise<void> {
    return this.patiently({ role: "combobox", name, within }, (element) => this.select(element, value));
  }

  /** Hands in a file. */
  attach(named: Named, file: string): Promise<void> {
    return this.patiently(named, (element) => this.files(element, file));
  }

  /** What a field has. */
  async value(name: Named["name"]): Promise<string> {
    let value = "";
    await this.patiently({ role: "textbox", name }, async (element) => {
      value = await this.read(element);
    });
    return value;
  }

  /** All text that is shown. */
  text(): Promise<string> {
    return this.run(() => document.body.innerText);
  }

  /** The heading that says where one is. */
  heading(): Promise<string> {
    return this.run(() => document.querySelector("h1")?.innerText ?? "");
  }

  /** A page may be in the middle of changing: what could not be done is tried again. */
  private async patiently(named: Named, act: (element: Element) => Promise<void>): Promise<void> {
    const until = Date.now() + PATIENCE;
    for (;;) {
      try {
        const element = await this.find(sought(named));
        if (element !== undefined) return await act(element);
        if (Date.now() > until) throw new Error("it is not there");
      } catch (error) {
        if (Date.now() > until) throw new Error(`${named.role} ${named.name}: ${String(error)}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** Runs in the page: the caret goes behind what is in a field. */
export function enter(field: HTMLInputElement): void {
  field.focus();
  // Not every type of field lets scripts move the caret.
  if (field.selectionStart !== null) field.setSelectionRange(field.value.length, field.value.length);
}

/** Runs in the page: chooses from a list. What the portal has chosen already is left as it is. */
export function pick(list: HTMLSelectElement, value: string): void {
  if (list.value === value) return;
  if (![...list.options].some((option) => option.value === value)) throw new Error(`the list has no ${value}`);
  list.value = value;
  for (const type of ["input", "change"]) list.dispatchEvent(new Event(type, { bubbles: true }));
}
