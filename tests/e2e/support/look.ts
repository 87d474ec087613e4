import path from "node:path";

import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

import { counted } from "./measured";

/** A key that nobody turned into words. */
const RAW_KEY = /^[a-z_]+(\.[a-z_]+)+$/;

/** Looks at a page as it stands: axe in light and dark, no raw key, nothing that sticks out sideways. */
export async function look(page: Page, name: string): Promise<void> {
  await test.step(`look at ${name}`, async () => {
    expect.soft(await rawKeys(page), `raw keys on ${name}`).toEqual([]);
    expect.soft(await overhang(page), `pixels that stick out sideways on ${name}`).toBe(0);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      // Only colours change with the scheme, so only they are looked at twice.
      const rules = colorScheme === "dark" ? ["color-contrast", "link-in-text-block"] : [];
      expect.soft(await violations(page, rules), `axe on ${name}, ${colorScheme}`).toEqual([]);
      if (process.env.MPPI_LOOKS) await picture(page, path.join(process.env.MPPI_LOOKS, `${name}, ${colorScheme}`));
    }
    await page.emulateMedia({ colorScheme: "light" });
  });
}

/** For people who want to see what is looked at: on a phone and on a PC. */
async function picture(page: Page, file: string): Promise<void> {
  const size = page.viewportSize();
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await page.screenshot({ path: `${file}, ${width}.png`, fullPage: true });
  }
  if (size) await page.setViewportSize(size);
}

/** Rules that axe has, and leaves off unless they are asked for. */
const ASKED_FOR = { "target-size": { enabled: true } };

/** What axe finds wrong, a line each; where no rules are named, by all that it has on and those that are asked for. */
export async function violations(page: Page, rules: string[] = []): Promise<string[]> {
  const axe = new AxeBuilder({ page }).options({ rules: ASKED_FOR });
  // What lies half under the bar on a phone can be scrolled out from there; axe would take it for a small target.
  await placeBar(page, "static");
  const found = await (rules.length > 0 ? axe.withRules(rules) : axe).analyze();
  await placeBar(page, "");
  const lines = found.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(" ")} ${node.html.slice(0, 160)} – ${node.failureSummary ?? ""}`),
  );
  counted("axe.violations", lines.length);
  return lines;
}

/** Puts the bar with the four places at the end of the page, or back to the edge of the window. */
function placeBar(page: Page, position: "static" | ""): Promise<void> {
  return page.evaluate((position) => {
    for (const bar of document.querySelectorAll<HTMLElement>(".bottom-bar")) bar.style.position = position;
  }, position);
}

/** Texts and names that are keys and no words. */
export async function rawKeys(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const names = ["aria-label", "title", "placeholder", "alt"];
    const attributes = [...document.querySelectorAll("*")].flatMap((element) =>
      names.map((name) => element.getAttribute(name) ?? ""),
    );
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [document.title, ...attributes];
    while (walker.nextNode()) {
      const isCode = walker.currentNode.parentElement?.closest("script, style");
      if (!isCode) found.push(walker.currentNode.textContent ?? "");
    }
    return found.map((text) => text.trim());
  });
  return texts.filter((text) => RAW_KEY.test(text));
}

/** By how many pixels the page is wider than the window. */
function overhang(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth));
}
