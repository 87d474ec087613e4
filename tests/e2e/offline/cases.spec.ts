import { newContact } from "../support/contact";
import { CitizenClient, OfficerClient } from "../support/contract";
import { kept } from "../support/kept";
import { look } from "../support/look";
import { service } from "../support/regions";
import { dropSession, giveSession, signedInAs } from "../support/signed-in";
import { expect, PHONE, test } from "../support/test";
import { pattern, word } from "../support/words";
import { workerIsThere } from "../support/worker";

/** The own cases without a network, and with a slow one. */
test.describe.configure({ timeout: 120_000 });

const REGION = "sinjai";

test("own cases are read without a network, with their date, and a correction goes on", async ({ server, window, watch }) => {
  watch.allowLostServer();
  const client = await CitizenClient.signIn(server, REGION, newContact());
  const sent = await client.apply("sku");
  const officer = await OfficerClient.signIn(server, REGION, "loket");
  await officer.take(sent.id);
  await officer.act(sent.id, "return", { flags: [{ pointer: "/documents/kk", reason: "unreadable", words: "Fotonya buram." }] });
  const context = await window(PHONE);
  const portal = await signedInAs(client, context, server);
  const { page } = portal;
  await portal.open("permohonan");
  await page.locator(`a[href$="${sent.id}"]`).first().click();
  await expect(page.getByText(sent.number).first()).toBeVisible();
  await workerIsThere(page);

  await context.setOffline(true);
  await page.goto(server.url(REGION, "permohonan"));
  const dated = page.getByText(pattern("common.copy_of"));
  await expect(dated).toBeVisible({ timeout: 60_000 });
  await look(page, "permohonan tanpa jaringan");
  await page.locator(`a[href$="${sent.id}"]`).first().click();
  await expect(page.getByText(sent.number).first()).toBeVisible();
  await expect(dated).toBeVisible({ timeout: 60_000 });
  await look(page, "berkas permohonan tanpa jaringan");
  // The correction can be filled in, and goes when there is a network.
  await page.goto(server.url(REGION, `permohonan/${sent.id}/perbaikan`));
  await expect(page.getByText("Fotonya buram.")).toBeVisible({ timeout: 60_000 });
  await look(page, "perbaikan tanpa jaringan");
  await context.setOffline(false);
  await page.goto(server.url(REGION, `permohonan/${sent.id}`));
  await page.reload();
  await expect(page.getByText(sent.number).first()).toBeVisible();
  await expect(dated).toHaveCount(0);
});

test("a correction that a later return has overtaken stays until its person throws it away", async ({ server, window }) => {
  const client = await CitizenClient.signIn(server, REGION, newContact());
  const sent = await client.apply("sku");
  const officer = await OfficerClient.signIn(server, REGION, "loket");
  await officer.take(sent.id);
  const sendBack = () => officer.act(sent.id, "return", { flags: [{ pointer: "/answers/applicant_name", reason: "mismatch", words: "Samakan dengan KTP." }] });
  await sendBack();
  const portal = await signedInAs(client, await window(PHONE), server);
  const { page } = portal;
  const answer = page.getByRole("main").getByRole("textbox").first();
  await portal.open(`permohonan/${sent.id}/perbaikan`);
  await answer.fill("Siti Yang Tidak Terkirim");
  await expect(page.getByText(pattern("form.saved")).or(page.getByText(pattern("form.saved_mirrored"))).first()).toBeVisible();
  // Another device corrects it, and the office sends it back once more.
  await client.resubmit(sent, { applicant_name: "Siti Dari Perangkat Lain" }, "");
  await sendBack();

  await portal.open(`permohonan/${sent.id}/perbaikan`);
  await expect(answer).toHaveValue("Siti Dari Perangkat Lain");
  await portal.open("permohonan");
  await expect(page.getByText(word("applications.overtaken"))).toBeVisible();
  await expect(page.getByText(word("applications.badge_overtaken"), { exact: true })).toHaveCount(1);
  await look(page, "permohonan, perbaikan tidak berlaku lagi");
  const records = async () => (await kept(page, `mppi.${REGION}.citizen`)).filter(({ text }) => text.includes("Siti Yang Tidak Terkirim"));
  expect(await records()).toHaveLength(1);
  const card = page.locator(".card").filter({ hasText: word("applications.overtaken") });
  await card.getByRole("button", { name: word("applications.remove_which", { name: service(REGION, "sku").name.id }) }).click();
  await expect(page.getByText(word("applications.overtaken"))).toBeHidden();
  await expect(page.getByRole("button", { name: word("applications.restore") })).toBeVisible();
});

test("cases that were never open on this device are read without a network too", async ({ server, window, watch }) => {
  watch.allowLostServer();
  const client = await CitizenClient.signIn(server, REGION, newContact());
  const sent = [await client.apply("sku"), await client.apply("akta-kelahiran")];
  const context = await window(PHONE);
  const portal = await signedInAs(client, context, server);
  const { page } = portal;
  await portal.open("permohonan");
  const copies = async () => (await kept(page, `mppi.${REGION}.citizen`)).filter(({ store }) => store === "cache").map(({ key }) => key);
  for (const { id } of sent) await expect(page.locator(`a[href$="${id}"]`)).toBeVisible();
  // The list is enough: what stands in it is copied behind it.
  for (const { id } of sent) await expect.poll(copies).toContain(`/applications/${id}`);
  await workerIsThere(page);
  await context.setOffline(true);
  for (const { id, number } of sent) {
    await portal.open(`permohonan/${id}`);
    await expect(page.getByText(number).first()).toBeVisible();
    await expect(page.getByText(pattern("common.copy_of"))).toBeVisible();
  }
});

test("after a session has ended nobody else sees its cases", async ({ server, window, watch }) => {
  watch.allow(/answer 401: /, /status of 401/);
  watch.allowLostServer();
  const client = await CitizenClient.signIn(server, REGION, newContact());
  const sent = await client.apply("sku");
  const context = await window(PHONE);
  const portal = await signedInAs(client, context, server);
  const { page } = portal;
  const copies = async () => (await kept(page, `mppi.${REGION}.citizen`)).filter(({ key }) => key.startsWith("/applications"));
  await portal.open("permohonan");
  await expect(page.locator(`a[href$="${sent.id}"]`)).toBeVisible();
  await expect.poll(async () => (await copies()).length).toBe(2);
  // It runs out, and somebody else signs in on the same phone.
  await dropSession(context);
  await portal.open("permohonan");
  await expect(page.getByText(word("applications.signed_out"))).toBeVisible();
  await expect.poll(copies).toEqual([]);
  const other = await CitizenClient.signIn(server, REGION, newContact());
  await giveSession(other, context);
  await page.evaluate((key) => localStorage.setItem(key, "1"), `mppi.${REGION}.citizen.signed-in`);
  await portal.open("permohonan");
  await expect(page.getByText(word("applications.none"))).toBeVisible();
  await expect(page.locator(`a[href$="${sent.id}"]`)).toHaveCount(0);
});

test("with a slow network what is known stands there at once, and then what is new", async ({ server, window }) => {
  const client = await CitizenClient.signIn(server, REGION, newContact());
  const first = await client.apply("sku");
  const context = await window(PHONE);
  const portal = await signedInAs(client, context, server);
  const { page } = portal;
  await portal.open("permohonan");
  await expect(page.locator(`a[href$="${first.id}"]`)).toBeVisible();
  const second = await client.apply("sku");
  let answer: () => void = () => {};
  const held = new Promise<void>((resolve) => (answer = resolve));
  await context.route("**/api/v1/applications", async (route) => {
    await held;
    await route.continue();
  });
  await page.reload();
  await expect(page.locator(`a[href$="${first.id}"]`)).toBeVisible();
  await expect(page.locator(`a[href$="${second.id}"]`)).toHaveCount(0);
  // Where it takes long the person is told from when it is.
  await expect(page.getByText(pattern("common.copy_of"))).toBeVisible();
  answer();
  await expect(page.locator(`a[href$="${second.id}"]`)).toBeVisible();
  await expect(page.getByText(pattern("common.copy_of"))).toHaveCount(0);
});

for (const [what, address, asked] of [["the catalogue", "layanan", "services"], ["a service", "layanan/sku", "services/sku"]] as const) {
  test(`with a slow network ${what} stands there at once as it was read last, with its date where it takes long`, async ({ server, window }) => {
    const context = await window(PHONE);
    const page = await context.newPage();
    const main = page.getByRole("main");
    // On the catalogue a row, on the service's page the way into the form.
    const known = address === "layanan" ? main.locator('a[href$="/layanan/sku"]') : main.locator('a[href$="/layanan/sku/ajukan"]');
    const dated = page.getByText(pattern("common.copy_of"));
    await page.goto(server.url(REGION, address));
    await expect(known).toBeVisible();
    await page.evaluate(() => navigator.serviceWorker.ready);
    let answer: () => void = () => {};
    const held = new Promise<void>((resolve) => (answer = resolve));
    const requests: string[] = [];
    await context.route(`**/api/v1/${asked}`, async (route) => {
      requests.push(route.request().url());
      await held;
      await route.continue();
    });
    await page.reload();
    await expect(dated).toBeVisible();
    await expect(known).toBeVisible();
    expect(requests).not.toEqual([]);
    answer();
    await expect(dated).toHaveCount(0);
    await expect(known).toBeVisible();
  });
}
