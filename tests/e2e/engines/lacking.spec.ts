import { chromium } from "@playwright/test";

import { CitizenPortal } from "../pages/citizen-portal";
import { apply } from "../support/apply";
import { newContact } from "../support/contact";
import { asked, demoFile, example, FILES, service } from "../support/regions";
import { DemoServer } from "../support/server";
import { setting } from "../support/settings";
import { expect, PHONE, test } from "../support/test";
import { word } from "../support/words";

/** What some engines lack, taken away from one that has it: the portal goes on and says so. */
test.describe.configure({ timeout: 120_000 });

const [REGION, CODE] = ["sinjai", "sku"] as const;

// Firefox has no wake-ups, WebKitGTK no storage manager, and private windows of some versions have no worker.
test("an engine without worker, wake-ups and storage manager sends all the same", async ({ citizen }) => {
  const portal = await citizen(REGION);
  await portal.page.addInitScript(() => {
    for (const name of ["serviceWorker", "storage"]) delete (Navigator.prototype as unknown as Record<string, unknown>)[name];
    delete (window as unknown as Record<string, unknown>).SyncManager;
  });
  await portal.open(`layanan/${CODE}`);
  await apply(portal, CODE, newContact());
});

test("an engine that lets nothing be stored says so", async ({ citizen, watch }) => {
  watch.allow(/console (warning|error)/);
  const portal = await citizen(REGION);
  await portal.page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("not here", "SecurityError");
    };
    for (const name of ["localStorage", "sessionStorage"]) {
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException("not here", "SecurityError");
        },
      });
    }
  });
  await portal.open(`layanan/${CODE}/ajukan`);
  await portal.wizard.begin();
  const [page] = service(REGION, CODE).form.pages;
  if (!page) throw new Error(`${CODE} has no pages`);
  await portal.wizard.form.fill(page, example(REGION, CODE));
  await expect(portal.page.getByText(word("form.save_failed")).first()).toBeVisible();
});

test("over a line that is not secure the portal asks for the right address", async () => {
  const server = await DemoServer.start({ environment: { MPPI_ALIASES: `mpp.test=${REGION}` } });
  const args = ["--no-sandbox", "--disable-dev-shm-usage", "--host-resolver-rules=MAP mpp.test 127.0.0.1"];
  const browser = await chromium.launch({ executablePath: setting("MPPI_CHROMIUM"), args });
  try {
    const page = await (await browser.newContext({ ...PHONE, locale: "id-ID" })).newPage();
    const origin = `http://mpp.test:${server.port}`;
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    const portal = new CitizenPortal(page, { origin: () => origin, url: (_, path = "") => `${origin}/${path}`, password: "" }, REGION);
    await portal.open(`layanan/${CODE}/ajukan`);
    await portal.wizard.begin();
    const definition = service(REGION, CODE);
    await portal.wizard.answerAll(definition, example(REGION, CODE));
    const [first] = asked(definition);
    if (!first) throw new Error(`${CODE} asks for no document`);
    await portal.wizard.form.attach(first, demoFile(FILES[first.code] ?? ""));
    await expect(page.getByText(word("form.file.insecure"))).toBeVisible();
    expect(errors).toEqual([]);
  } finally {
    await browser.close();
    await server.stop();
  }
});
