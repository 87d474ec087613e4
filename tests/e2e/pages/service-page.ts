import { expect, type Locator, type Page } from "@playwright/test";

import type { Service } from "../support/regions";
import { word } from "../support/words";

/** What a service is, costs and needs. */
export class ServicePage {
  constructor(private readonly page: Page) {}

  /** Begins an application. */
  async apply(): Promise<void> {
    await this.page.getByRole("link", { name: word("service.apply") }).click();
  }

  /** One of the three facts that come first. */
  fact(key: "fee" | "time" | "needed"): Locator {
    const term = this.page.getByRole("term").filter({ hasText: word(`service.${key}`) });
    return this.page.locator("dl.facts > div").filter({ has: term }).getByRole("definition");
  }

  /** All that the law wants published: the three facts before the button, and the standard below. */
  async tells({ standard, time_limit }: Service): Promise<void> {
    const { requirements, procedure, ...rest } = standard.public;
    await expect(this.fact("fee")).not.toBeEmpty();
    await expect(this.fact("time")).toContainText(String(time_limit.working_days));
    await expect(this.fact("needed")).toContainText(String(requirements.length));
    for (const text of [...requirements, ...procedure, ...Object.values(rest)]) {
      await expect(this.page.getByRole("main").getByText(text.id, { exact: true }).first()).toBeVisible();
    }
  }
}
