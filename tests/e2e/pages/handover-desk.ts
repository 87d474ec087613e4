import { expect, type Page } from "@playwright/test";

import { word } from "../support/words";
import { tick } from "./form";

/** Who collects, and how that was checked. */
export interface Collected {
  collector: "applicant" | "family" | "proxy";
  name: string;
  identity: "identity_card" | "family_card" | "power_of_attorney" | "other_document";
}

/** Where documents are handed over. */
export class HandoverDesk {
  constructor(private readonly page: Page) {}

  /** Comes here from wherever one is. */
  async open(): Promise<void> {
    await this.page.getByRole("link", { name: word("officer.nav.handover") }).click();
  }

  /** Looks for a document by pickup code or application number. */
  async find(code: string): Promise<void> {
    await this.page.getByRole("textbox", { name: word("officer.handover.code") }).fill(code);
    await this.page.getByRole("button", { name: word("officer.handover.open"), exact: true }).click();
    await this.found();
  }

  /** Holds the applicant's code up to the camera. */
  async scan(): Promise<void> {
    await this.page.getByRole("button", { name: word("officer.scan.start") }).click();
    await this.found();
  }

  private async found(): Promise<void> {
    await expect(this.page.getByRole("radiogroup", { name: word("officer.handover.who") })).toBeVisible();
    await expect(this.page.getByRole("heading", { level: 1 })).toBeFocused();
  }

  /** Records who came, lets them sign, and hands the document over. */
  async handOver({ collector, name, identity }: Collected): Promise<void> {
    const page = this.page;
    await tick(page.getByRole("radio", { name: word(`collector.${collector}`), exact: true }));
    await page.getByRole("textbox", { name: word("officer.handover.name") }).fill(name);
    await tick(page.getByRole("radio", { name: word(`identity_check.${identity}`), exact: true }));
    await this.sign();
    await page.getByRole("button", { name: word("action.hand_over"), exact: true }).click();
    await expect(page.getByRole("heading", { name: word("officer.handover.done") })).toBeFocused();
  }

  /** Draws a signature with the pointer. */
  private async sign(): Promise<void> {
    const pad = this.page.getByRole("img", { name: word("officer.signature.pad") });
    await pad.scrollIntoViewIfNeeded();
    const box = await pad.boundingBox();
    if (!box) throw new Error("there is nothing to sign on");
    const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const;
    await this.page.mouse.move(...at(0.2, 0.6));
    await this.page.mouse.down();
    for (const [x, y] of [[0.3, 0.3], [0.4, 0.7], [0.55, 0.35], [0.7, 0.6]] as const) await this.page.mouse.move(...at(x, y), { steps: 4 });
    await this.page.mouse.up();
  }
}
