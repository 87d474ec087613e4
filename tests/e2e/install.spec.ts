import fs from "node:fs";
import os from "node:os";
import path from "node:path";

import { chromium } from "@playwright/test";

import { apply } from "./support/apply";
import { newContact } from "./support/contact";
import { CitizenClient } from "./support/contract";
import { look } from "./support/look";
import { asked, demoFile, REGIONS, service } from "./support/regions";
import { setting } from "./support/settings";
import { signedInAs } from "./support/signed-in";
import { expect, PHONE, test } from "./support/test";
import { word } from "./support/words";

for (const region of REGIONS) {
  test(`Chromium finds nothing that keeps ${region} from the home screen`, async ({ server }) => {
    // Incognito windows never install anything, so this one has a profile of its own.
    const profile = fs.mkdtempSync(path.join(os.tmpdir(), "mppi-profile-"));
    const context = await chromium.launchPersistentContext(profile, { executablePath: setting("MPPI_CHROMIUM"), args: ["--no-sandbox", "--disable-gpu"] });
    try {
      const page = context.pages()[0] ?? (await context.newPage());
      for (const place of ["", "petugas/"]) {
        await page.goto(server.url(region, place));
        await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
        const session = await context.newCDPSession(page);
        const { installabilityErrors } = (await session.send("Page.getInstallabilityErrors")) as { installabilityErrors: unknown[] };
        expect(installabilityErrors, place || "citizens").toEqual([]);
        const { errors } = (await session.send("Page.getAppManifest")) as { errors: unknown[] };
        expect(errors, place || "citizens").toEqual([]);
      }
    } finally {
      await context.close();
      fs.rmSync(profile, { recursive: true, force: true });
    }
  });
}

test("the portal offers itself for the home screen once something was sent, and takes a no", async ({ citizen }) => {
  const portal = await citizen("sinjai", PHONE);
  const { page } = portal;
  const title = page.getByRole("heading", { name: word("install.title") });
  // The browser's offer, which it makes by rules of its own.
  await page.addInitScript(() => {
    setTimeout(() => {
      const offer = new Event("beforeinstallprompt", { cancelable: true });
      Object.assign(offer, { prompt: async () => Promise.resolve({ outcome: (document.documentElement.dataset.asked = "1") }) });
      dispatchEvent(offer);
    }, 1_000);
  });
  await portal.open();
  await expect(portal.heading).toHaveText(word("home.question"));
  await expect(title).toHaveCount(0);
  await portal.open("layanan/sku");
  await apply(portal, "sku", newContact());
  await expect(title).toBeVisible();
  await expect(page.getByText(word("install.words"))).toBeVisible();
  await look(page, "tanda terima, pasang");
  await portal.open("akun");
  await expect(title).toBeVisible();
  await look(page, "akun, pasang");
  await page.getByRole("button", { name: word("install.accept") }).click();
  await expect.poll(() => page.evaluate(() => document.documentElement.dataset.asked)).toBe("1");
  await expect(title).toHaveCount(0);
  await page.reload();
  await expect(title).toBeVisible();
  await page.getByRole("button", { name: word("install.decline") }).click();
  await expect(title).toHaveCount(0);
  await page.reload();
  await expect(portal.heading).toBeVisible();
  await page.waitForFunction(() => "installPrompt" in window);
  await expect(title).toHaveCount(0);
});

for (const isStandalone of [false, true]) {
  test(isStandalone ? "who opened the portal from an iPhone's home screen is offered nothing" : "on an iPhone it says how it is done by hand", async ({ server, window }) => {
    const client = await CitizenClient.signIn(server, "sinjai", newContact());
    const context = await window(PHONE);
    // Only Safari on iPhones and iPads has this property.
    await context.addInitScript((isStandalone) => Object.defineProperty(Navigator.prototype, "standalone", { value: isStandalone }), isStandalone);
    const portal = await signedInAs(client, context, server);
    const { page } = portal;
    await portal.open("akun");
    await expect(portal.heading).toHaveText(word("account.title"));
    await expect(page.getByText(word("account.sessions")).first()).toBeVisible();
    const byHand = page.getByText(word("install.by_hand"));
    if (isStandalone) {
      await expect(byHand).toHaveCount(0);
      return;
    }
    await expect(byHand).toBeVisible();
    // There is no question that a button could ask.
    await expect(page.getByRole("button", { name: word("install.accept") })).toHaveCount(0);
    await look(page, "akun, pasang dengan tangan");
  });
}

test("a photo that another app shares goes to the document that it is for", async ({ citizen, server }) => {
  const portal = await citizen("sinjai", PHONE);
  const { page } = portal;
  const definition = service("sinjai", "sku");
  await portal.open(`layanan/${definition.code}/ajukan`);
  await portal.wizard.begin();
  await page.getByRole("textbox").first().fill("Siti Contoh");
  await expect(portal.wizard.saved).toBeVisible();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  // What Android does with the target of the manifest.
  const { share_target: target } = JSON.parse((await server.send("sinjai", { path: "manifest.webmanifest" })).text) as { share_target: { action: string; params: { files: { name: string }[] } } };
  await page.evaluate(({ action, name }) => {
    const form = Object.assign(document.createElement("form"), { action, method: "post", enctype: "multipart/form-data" });
    const input = Object.assign(document.createElement("input"), { type: "file", name, id: "shared" });
    form.append(input);
    document.body.append(form);
  }, { action: target.action, name: target.params.files[0]?.name ?? "" });
  await page.locator("#shared").setInputFiles(demoFile("contoh-kk.jpg"));
  await Promise.all([page.waitForURL(/bagikan/), page.evaluate(() => document.querySelector<HTMLFormElement>("form:has(#shared)")?.submit())]);
  await expect(portal.heading).toHaveText(word("share.title"));
  await expect(page.getByRole("img", { name: word("share.picture") })).toBeVisible();
  await look(page, "foto yang dibagikan");
  const [first] = asked(definition);
  if (!first) throw new Error("the service asks for no document");
  await page.getByRole("button", { name: first.label.id }).click();
  await portal.wizard.at(word("wizard.documents"));
  await expect(portal.wizard.form.document(first)).toContainText(word("form.file.kept"));
  // It is handed over once.
  await portal.open("bagikan");
  await expect(page.getByText(word("share.none_words"))).toBeVisible();
  await look(page, "foto yang dibagikan, belum sampai");
});
