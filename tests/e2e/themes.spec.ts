import type { Page } from "@playwright/test";

import type { CitizenPortal } from "./pages/citizen-portal";
import { newContact } from "./support/contact";
import { CitizenClient, OfficerClient } from "./support/contract";
import { look, rawKeys } from "./support/look";
import { profile, REGIONS, type Region, services } from "./support/regions";
import { expect, PHONE, test } from "./support/test";
import { word } from "./support/words";

/** The ground of the main button of a page, which has the region's colour. */
async function brandOf(page: Page): Promise<string> {
  const button = page.getByRole("button", { name: word("home.search_button") });
  return button.evaluate((element) => getComputedStyle(element).backgroundColor);
}

async function toEnglish(portal: CitizenPortal): Promise<void> {
  await portal.page.getByRole("combobox", { name: word("nav.language") }).selectOption("en");
  await expect(portal.page.locator("html")).toHaveAttribute("lang", "en");
}

test("each region has its own name, colours, crest and services", async ({ citizen }) => {
  const looks = new Map<Region, { light: string; dark: string; crest: string }>();
  for (const region of REGIONS) {
    const portal = await citizen(region);
    await portal.open();
    await expect(portal.page.getByRole("banner")).toContainText(profile(region).name.id);
    const example = profile(region).words.id["home.example"] ?? "";
    expect(example).not.toBe(word("home.example"));
    await expect(portal.home.search).toHaveAttribute("placeholder", example);
    const light = await brandOf(portal.page);
    await portal.page.emulateMedia({ colorScheme: "dark" });
    const dark = await brandOf(portal.page);
    const crest = await portal.page.evaluate(async () => {
      const image = document.querySelector("header img");
      return image instanceof HTMLImageElement ? await (await fetch(image.src)).text() : "";
    });
    looks.set(region, { light, dark, crest });
    await portal.goTo("services");
    for (const own of services(region)) {
      await expect(portal.page.getByRole("link", { name: own.name.id }).first()).toBeVisible();
    }
  }
  const [one, other] = [...looks.values()];
  expect(one?.light).not.toBe(other?.light);
  expect(one?.dark).not.toBe(other?.dark);
  expect(one?.crest).toContain("<svg");
  expect(one?.crest).not.toBe(other?.crest);
});

test("a service that lives elsewhere is a link and cannot be applied for here", async ({ citizen }) => {
  const portal = await citizen("bengkulu-tengah");
  const elsewhere = services("bengkulu-tengah").find((service) => service.channel === "link");
  await portal.open(`layanan/${elsewhere?.code}`);
  await expect(portal.heading).toHaveText(elsewhere?.name.id ?? "");
  await expect(portal.page.getByRole("link", { name: word("service.apply") })).toHaveCount(0);
  const way = portal.page.getByRole("link", { name: word("service.link_go", { system: elsewhere?.link?.system.id ?? "" }) });
  await expect(way).toHaveAttribute("href", elsewhere?.link?.url ?? "");
  await look(portal.page, "a service that is a link");
});

test("the address without a region leads to all of them", async ({ server, window, watch }) => {
  watch.allow(/was preloaded using link preload but not used/);
  const page = await (await window(PHONE)).newPage();
  for (const region of REGIONS) {
    await page.goto(`http://localhost:${server.port}/`);
    await look(page, "direktori");
    await page.getByRole("link", { name: profile(region).name.id }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(word("home.question"));
    expect(new URL(page.url()).hostname).toBe(`${region}.localhost`);
  }
});

test("the home page leads to tracking", async ({ citizen }) => {
  const portal = await citizen("sinjai");
  await portal.open();
  await portal.page.getByRole("link", { name: word("home.track_button") }).click();
  await expect(portal.heading).toHaveText(word("tracking.title"));
});

test("the accounts that the start prints are those of every role, in each region", async ({ server }) => {
  for (const region of REGIONS) {
    const accounts = server.accounts(region);
    expect(new Set(accounts.map(({ role }) => role))).toEqual(new Set(["front_office", "back_office", "signatory", "region_admin"]));
    for (const { username } of accounts) await OfficerClient.signIn(server, region, username);
  }
});

for (const region of REGIONS) {
  test(`English is complete and remembered in ${region}`, async ({ citizen }) => {
    const portal = await citizen(region);
    const [first] = services(region).filter((service) => service.channel === "online");
    await portal.open();
    await toEnglish(portal);
    await expect(portal.heading).toHaveText(word("home.question", {}, "en"));
    await look(portal.page, "home in English");
    for (const page of ["layanan", `layanan/${first?.code}`, "permohonan", "akun", "masuk"]) {
      await portal.open(page);
      // Remembered: nobody chooses again.
      await expect(portal.page.locator("html")).toHaveAttribute("lang", "en");
      await expect(portal.heading).not.toHaveText(word("common.loading", {}, "en"));
      expect(await rawKeys(portal.page), page).toEqual([]);
    }
    await portal.open(`layanan/${first?.code}`);
    await expect(portal.heading).toHaveText(first?.name.en ?? "");
    await portal.page.getByRole("link", { name: word("service.apply", {}, "en") }).click();
    await expect(portal.heading).toHaveText(word("wizard.guide_title", {}, "en"));
    await portal.page.getByRole("link", { name: word("wizard.begin", {}, "en") }).click();
    await expect(portal.heading).toHaveText(first?.form.pages[0]?.title.en ?? "");
    await look(portal.page, "questions in English");
  });
}

test("English is complete and remembered at a desk", async ({ officer, server, watch }) => {
  // The server takes the language of the browser for that of the page, and fetches its words ahead.
  watch.allow(/was preloaded using link preload but not used/);
  const citizen = await CitizenClient.signIn(server, "sinjai", newContact());
  const sent = await citizen.apply("akta-kelahiran");
  const { page } = await officer("sinjai", "loket");
  await page.getByRole("combobox", { name: word("officer.language") }).selectOption("en");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(word("officer.inbox.title", {}, "en"));
  for (const place of ["", `berkas/${sent.id}`, "serah-terima", "loket", "akun"]) {
    await page.goto(server.url("sinjai", `petugas/${place}`));
    // Remembered: nobody chooses again.
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(word("common.loading", {}, "en"));
    await page.waitForLoadState("networkidle");
    expect(await rawKeys(page), place).toEqual([]);
    await look(page, `at a desk in English: ${place}`);
  }
});

test("plain pages follow the language of the browser, and of their own switch", async ({ citizen }) => {
  const portal = await citizen("sinjai");
  for (const page of ["lacak", "verifikasi"]) {
    await portal.open(page);
    await expect(portal.heading).toHaveText(word(page === "lacak" ? "tracking.title" : "verification.title"));
    await portal.page.getByRole("link", { name: "English", exact: true }).click();
    await expect(portal.heading).toHaveText(word(page === "lacak" ? "tracking.title" : "verification.title", {}, "en"));
    await look(portal.page, `${page} in English`);
  }
});

test("the scheme that was chosen stays", async ({ citizen }) => {
  const portal = await citizen("sinjai");
  await portal.open();
  await portal.page.getByRole("button", { name: word("nav.scheme_system") }).click();
  await portal.page.getByRole("button", { name: word("nav.scheme_light") }).click();
  await expect(portal.page.locator("html")).toHaveAttribute("data-scheme", "dark");
  await portal.page.reload();
  await expect(portal.page.locator("html")).toHaveAttribute("data-scheme", "dark");
  await expect(portal.page.getByRole("button", { name: word("nav.scheme_dark") })).toBeVisible();
});
