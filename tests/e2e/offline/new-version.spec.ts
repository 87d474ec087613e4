import { CitizenPortal } from "../pages/citizen-portal";
import { Counter } from "../pages/counter";
import { OfficerPortal } from "../pages/officer-portal";
import { newContact } from "../support/contact";
import { look } from "../support/look";
import { ADDED_QUESTION, newVersion } from "../support/newer";
import { example, service } from "../support/regions";
import { DemoServer } from "../support/server";
import { DESK, expect, PHONE, test } from "../support/test";
import { pattern, word } from "../support/words";

/** A service is published anew under a draft: the person is told what changed, and chooses. */
test.describe.configure({ timeout: 240_000 });

const REGION = "sinjai";
const CODE = "sku";
async function halfFilledIn(portal: CitizenPortal): Promise<void> {
  await portal.open("masuk");
  await portal.enterCode(newContact());
  await expect(portal.heading).toHaveText(word("applications.title"));
  await portal.open(`layanan/${CODE}/ajukan`);
  await portal.wizard.begin();
  await portal.wizard.answerAll(service(REGION, CODE), example(REGION, CODE));
  await portal.wizard.attachAll(service(REGION, CODE));
  await portal.wizard.at(word("wizard.check_title"));
}

test("a draft is finished in its own version, or moved to the newer one with its answers", async ({ window, watch }) => {
  watch.allowLostServer();
  watch.allow(/answer 4\d\d: /, /status of 4/);
  let server = await DemoServer.start();
  try {
    const context = await window(PHONE);
    const portal = new CitizenPortal(await context.newPage(), server, REGION);
    const { page } = portal;
    await halfFilledIn(portal);
    const draft = page.url();
    server = await server.restart({ MPPI_REGIONS: newVersion(REGION, CODE) });

    await page.goto(draft);
    const notice = page.getByText(word("new_version.notice"));
    await expect(notice).toBeVisible({ timeout: 30_000 });
    await look(page, "periksa, formulir diperbarui");
    await page.getByRole("link", { name: word("new_version.open") }).click();
    await expect(portal.heading).toHaveText(word("new_version.title"));
    await expect(page.getByText(ADDED_QUESTION.id)).toBeVisible();
    await expect(page.getByText(word("change.label", { before: "Nama usaha" }))).toBeVisible();
    // What does not come along is there to be written down.
    await expect(page.getByRole("heading", { name: word("new_version.lost") })).toBeVisible();
    await expect(page.getByText(/^6( tahun)?$/)).toBeVisible();
    await look(page, "formulir diperbarui");

    // Who finishes the old one is not asked again.
    await page.getByRole("button", { name: word("new_version.stay") }).click();
    await expect(portal.heading).toHaveText(word("wizard.check_title"));
    await page.reload();
    await expect(page.getByText(String(example(REGION, CODE).business_name))).toBeVisible();
    await expect(notice).toBeHidden();

    // Who moves keeps every answer that there is a place for, and the files. What another tab typed meanwhile is shown first.
    await page.goto(draft.replace(/\/ajukan\/([^/]+)\/.*$/, "/draf/$1/pembaruan"));
    const move = page.getByRole("button", { name: word("new_version.move") });
    await expect(move).toBeVisible();
    const other = new CitizenPortal(await context.newPage(), server, REGION);
    await other.page.goto(draft.replace(/[^/]+$/, `isian-${service(REGION, CODE).form.pages[0]?.key}`));
    await other.page.getByRole("textbox").first().fill("Siti Tab Lain");
    await expect(other.page.getByText(/Tersimpan/).first()).toBeVisible();
    await other.page.close();
    await move.click();
    await expect(portal.heading).toHaveText(word("new_version.title"));
    await page.waitForTimeout(500);
    await expect(portal.heading).toHaveText(word("new_version.title"));
    await move.click();
    await page.getByRole("link", { name: word("wizard.begin") }).waitFor();
    await page.goto(draft);
    await expect(page.getByText("Nama tempat usaha").first()).toBeVisible();
    await expect(page.getByText(ADDED_QUESTION.id).first()).toBeVisible();
    await expect(page.getByText("Siti Tab Lain").first()).toBeVisible();
    for (const key of ["business_name", "purpose"]) {
      await expect(page.getByText(String(example(REGION, CODE)[key])).first()).toBeVisible();
    }
    await page.getByRole("link", { name: word("wizard.to_send") }).click();
    await portal.wizard.send();
    await portal.receipt.there();
  } finally {
    await server.stop();
  }
});

test("at the counter an intake goes on with the form that it began with, and says that there is a newer one", async ({ window, watch }) => {
  watch.allowLostServer();
  let server = await DemoServer.start();
  try {
    const portal = new OfficerPortal(await (await window(DESK)).newPage(), server, REGION);
    const { page } = portal;
    await portal.signIn("loket");
    const counter = new Counter(page);
    await counter.open();
    await counter.begin(service(REGION, CODE));
    await page.getByRole("textbox").first().fill("Siti Contoh");
    await expect(page.getByText(pattern("form.saved")).first()).toBeVisible();
    const intake = page.url();
    await expect(page.getByText(word("officer.counter.newer_version"))).toBeHidden();
    server = await server.restart({ MPPI_REGIONS: newVersion(REGION, CODE) });
    await page.goto(server.url(REGION, "petugas/loket"));
    await expect(counter.ready).toBeVisible({ timeout: 60_000 });
    await page.goto(intake);
    await expect(page.getByText(word("officer.counter.newer_version"))).toBeVisible();
    await expect(page.getByRole("textbox").first()).toHaveValue("Siti Contoh");
    await look(page, "penerimaan, layanan versi baru");
    await counter.fill(service(REGION, CODE), example(REGION, CODE));
    await counter.reach();
    await counter.takeIn();
    await expect(page.getByText(word("officer.counter.receipt_sent"))).toBeVisible({ timeout: 30_000 });
  } finally {
    await server.stop();
  }
});
