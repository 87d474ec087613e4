import type { BrowserContextOptions } from "@playwright/test";

import type { CitizenPortal } from "./pages/citizen-portal";
import { newContact } from "./support/contact";
import { CitizenClient, OfficerClient } from "./support/contract";
import { look } from "./support/look";
import { makeReady } from "./support/ready";
import { REGIONS, service, services } from "./support/regions";
import { expect, PHONE, test } from "./support/test";
import { type Language, pattern, word } from "./support/words";

/** What the server writes is enough to find a service, to call, to track and to verify, where the portal itself cannot run. */
const NO_SCRIPT: BrowserContextOptions = { ...PHONE, javaScriptEnabled: false };

const [REGION, CODE] = ["sinjai", "akta-kelahiran"] as const;

/** The browser says on its console what the test itself has provoked. */
const UNKNOWN = [/answer 404: /, /console error: Failed to load resource: .*status of 404/];

/** The portal is fetched early for those who can run it, and stays unused here. */
const UNUSED = /was preloaded using link preload but not used/;

/** Without JavaScript Chromium refuses the module that a page asks for, and calls that a policy. */
const NO_MODULE = /request failed: GET \S+\/citizen\.\w+\.js csp/;

/** Every service by its name, and the ways out that need no portal. */
async function catalogueIsReadable(portal: CitizenPortal, language: Language = "id"): Promise<void> {
  await expect(portal.heading).toHaveText(word("server.shell.services", {}, language));
  for (const { name } of services(portal.region)) {
    await expect(portal.page.getByRole("link", { name: name[language], exact: true })).toBeVisible();
  }
  await waysOut(portal, language);
}

/** A link to where cases are tracked, and a number to call. */
async function waysOut(portal: CitizenPortal, language: Language = "id"): Promise<void> {
  await expect(portal.page.getByRole("link", { name: word("server.page.track", {}, language), exact: true })).toBeVisible();
  await expect(portal.page.getByRole("main").locator('a[href^="tel:"]')).toBeVisible();
}

/** What a service costs, how long it takes, what to bring. */
async function serviceIsReadable(portal: CitizenPortal): Promise<void> {
  await expect(portal.heading).toHaveText(service(portal.region, CODE).name.id);
  const main = portal.page.getByRole("main");
  await expect(main.getByRole("definition").filter({ hasText: word("server.service.free") })).toBeVisible();
  await expect(main.getByRole("definition").filter({ hasText: pattern("server.service.days") })).toBeVisible();
  await expect(main.getByRole("heading", { name: word("server.service.requirements") })).toBeVisible();
  await expect(main.getByRole("listitem").first()).toBeVisible();
  await waysOut(portal);
}

function oldNote(portal: CitizenPortal) {
  return portal.page.getByRole("alert").filter({ hasText: word("server.shell.old_title") });
}

test.describe("without JavaScript", () => {
  test.beforeEach(({ watch }) => watch.allow(NO_MODULE));

  for (const region of REGIONS) {
    test(`services are found and read in ${region}`, async ({ citizen }) => {
      const portal = await citizen(region, NO_SCRIPT);
      for (const page of ["", "layanan"]) {
        await portal.open(page);
        await catalogueIsReadable(portal);
        await expect(portal.page.getByText(word("server.shell.no_script"), { exact: true })).toBeVisible();
        await expect(portal.page.getByRole("alert")).toHaveCount(0);
      }
      await portal.page.getByRole("link", { name: service(region, CODE).name.id, exact: true }).click();
      await serviceIsReadable(portal);
      // What needs the portal says how to do without it.
      await portal.open(`layanan/${CODE}/ajukan`);
      await expect(portal.page.getByText(word("server.shell.no_script"), { exact: true })).toBeVisible();
      await waysOut(portal);
    });
  }

  test("a browser that speaks English reads English", async ({ citizen }) => {
    const portal = await citizen(REGION, { ...NO_SCRIPT, locale: "en-US" });
    await portal.open();
    await expect(portal.page.locator("html")).toHaveAttribute("lang", "en");
    await catalogueIsReadable(portal, "en");
    await expect(portal.page.getByText(word("server.shell.no_script", {}, "en"), { exact: true })).toBeVisible();
  });

  test("a case is tracked by number and secret", async ({ citizen, server, watch }) => {
    watch.allow(...UNKNOWN);
    const { number, secret } = await (await CitizenClient.signIn(server, REGION, newContact())).apply(CODE);
    const portal = await citizen(REGION, NO_SCRIPT);
    const { page, tracking } = portal;
    await portal.open();
    await page.getByRole("link", { name: word("server.page.track"), exact: true }).click();
    await expect(portal.heading).toHaveText(word("tracking.title"));

    await tracking.ask(number, [...secret].reverse().join(""));
    await expect(page.getByRole("alert")).toHaveText(word("tracking.not_found"));
    // The number need not be typed again; the secret is written into no page.
    await expect(page.getByRole("textbox", { name: word("tracking.number") })).toHaveValue(number);
    await expect(page.getByRole("textbox", { name: word("tracking.secret") })).toHaveValue("");

    // As people type from paper.
    await tracking.ask(number.toLowerCase().replaceAll("-", " "), secret);
    await expect(portal.heading).toHaveText(service(REGION, CODE).name.id);
    await expect(tracking.status("submitted")).toBeVisible();
    await expect(page.getByText(number, { exact: true })).toBeVisible();
    await expect(page.getByRole("heading", { name: word("tracking.steps") })).toBeVisible();
    await expect(page.getByRole("listitem").filter({ hasText: word("event.submitted") })).toBeVisible();
    expect(page.url()).not.toContain(secret);
    expect(await page.content()).not.toContain(secret);
  });

  test("a document is verified, and a wrong code says so", async ({ citizen, server, watch }) => {
    watch.allow(...UNKNOWN);
    const sent = await (await CitizenClient.signIn(server, REGION, newContact())).apply(CODE);
    await makeReady(server, REGION, sent.id);
    const counter = await OfficerClient.signIn(server, REGION, "loket");
    const code = (await counter.case(sent.id)).document?.verification_code ?? "";
    const portal = await citizen(REGION, NO_SCRIPT);
    const { page, verification } = portal;
    await portal.open("verifikasi");
    await expect(portal.heading).toHaveText(word("verification.title"));
    const ask = async (typed: string) => {
      await page.getByRole("textbox", { name: word("verification.code") }).fill(typed);
      await page.getByRole("button", { name: word("verification.submit"), exact: true }).click();
    };

    await ask("AAAAA-AAAAA");
    await expect(portal.heading).toHaveText(word("verification.unknown_title"));
    await expect(page.getByRole("alert")).toHaveText(word("verification.unknown_text"));
    await expect(page.getByRole("main").locator('a[href^="tel:"]')).toBeVisible();

    await ask(`${code.slice(0, 5)}-${code.slice(5)}`.toLowerCase());
    await verification.valid();
    await expect(verification.line(code)).toBeVisible();
    await expect(verification.line(service(REGION, CODE).product.name.id)).toBeVisible();
  });
});

test.describe("in a browser that is too old", () => {
  /** What public/early.js looks for, taken away one by one. */
  const LACKING = [
    { what: "WebAssembly", script: "delete window.WebAssembly" },
    { what: "scripts that only old browsers run", script: "delete HTMLScriptElement.prototype.noModule" },
    { what: "cascade layers", script: "delete window.CSSLayerBlockRule" },
    { what: "transform streams", script: "delete window.TransformStream" },
    { what: "overscroll-behavior", script: "CSS.supports = function (name) { return name !== 'overscroll-behavior' }" },
  ];

  for (const { what, script } of LACKING) {
    test(`without ${what} the page says so and stays readable`, async ({ citizen, watch }) => {
      watch.allow(UNUSED);
      const portal = await citizen(REGION);
      await portal.page.addInitScript({ content: script });
      await portal.open();
      await expect(oldNote(portal)).toBeVisible();
      await expect(oldNote(portal)).toContainText(word("server.shell.old_text"));
      // The other notice is for a portal that could have started.
      await expect(portal.page.getByRole("alert")).toHaveCount(1);
      await catalogueIsReadable(portal);
      await portal.page.getByRole("link", { name: service(REGION, CODE).name.id, exact: true }).click();
      await expect(oldNote(portal)).toBeVisible();
      await serviceIsReadable(portal);
    });
  }

  for (const page of ["", "layanan", `layanan/${CODE}`, "masuk", "layanan/tidak-ada"]) {
    test(`/${page} looks as it should`, async ({ citizen, watch }) => {
      watch.allow(UNUSED, ...UNKNOWN);
      const portal = await citizen(REGION);
      await portal.page.addInitScript({ content: "delete window.TransformStream" });
      await portal.open(page);
      await expect(oldNote(portal)).toBeVisible();
      await waysOut(portal);
      await look(portal.page, `peramban lama, ${page || "beranda"}`.replace("/", " "));
    });
  }

  test("the link of a receipt shows the case", async ({ citizen, server }) => {
    const { number, secret } = await (await CitizenClient.signIn(server, REGION, newContact())).apply(CODE);
    const portal = await citizen(REGION);
    await portal.page.addInitScript({ content: "delete window.TransformStream" });
    await portal.open(`lacak#${number}.${secret}`);
    await expect(portal.tracking.status("submitted")).toBeVisible();
    expect(portal.page.url()).not.toContain(secret);
    await look(portal.page, "lacak, peramban lama");
  });

  test("an officer is told too", async ({ window, server, watch }) => {
    watch.allow(UNUSED);
    const page = await (await window(PHONE)).newPage();
    await page.addInitScript({ content: "delete window.TransformStream" });
    await page.goto(server.url(REGION, "petugas/masuk"));
    await expect(page.getByRole("alert").filter({ hasText: word("server.shell.old_title") })).toBeVisible();
    await look(page, "petugas, peramban lama");
  });
});
