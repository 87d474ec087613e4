import fs from "node:fs";
import os from "node:os";
import path from "node:path";

import type { Page } from "@playwright/test";

import { newContact } from "./support/contact";
import { CitizenClient, OfficerClient, type Sent } from "./support/contract";
import { makeReady } from "./support/ready";
import { type Region, REGIONS, service } from "./support/regions";
import type { DemoServer } from "./support/server";
import { expect, test } from "./support/test";
import { word } from "./support/words";

/** Pictures of every page for people to look at: both regions, phone and PC, light and dark. They prove nothing. */

const FOLDER = process.env.MPPI_SCREENS ?? path.join(os.tmpdir(), "mppi-screens");
const SIZES = [{ width: 360, height: 800 }, { width: 1280, height: 800 }];
const LETTER: Record<Region, string> = { sinjai: "sku", "bengkulu-tengah": "skp-penelitian" };
const PROCESSOR: Record<Region, string> = { sinjai: "proses", "bengkulu-tengah": "proses-kesbangpol" };
const CONTACT = newContact();

/** Cases in the states that look different. */
interface Cases {
  waiting: Sent;
  returned: Sent;
  ready: Sent;
  issued: Sent;
}

async function shoot(page: Page, region: Region, name: string): Promise<void> {
  for (const size of SIZES) {
    await page.setViewportSize(size);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const file = path.join(FOLDER, region, `${name}-${size.width}-${colorScheme}.png`);
      await page.screenshot({ path: file, fullPage: true });
    }
  }
}

/** Opens a page and waits until it shows what it is about. */
async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(word("common.loading"));
  await page.waitForLoadState("networkidle");
}

async function bring(server: DemoServer, region: Region): Promise<Cases> {
  const citizen = await CitizenClient.signIn(server, region, newContact());
  const counter = await OfficerClient.signIn(server, region, "loket");
  const back = await OfficerClient.signIn(server, region, "proses");
  const processor = await OfficerClient.signIn(server, region, PROCESSOR[region]);
  const head = await OfficerClient.signIn(server, region, "ttd");
  const apply = (code: string) => citizen.apply(code);

  const [waiting, returned, ready, issued] = [await apply("akta-kelahiran"), await apply("akta-kelahiran"), await apply("akta-kelahiran"), await apply(LETTER[region])];
  await counter.take(returned.id);
  const flag = { pointer: "/documents/kk", reason: "unreadable", words: "Foto KK kurang jelas. Ambil ulang di tempat terang." };
  await counter.act(returned.id, "return", { flags: [flag, { pointer: "/answers/child_name", reason: "mismatch", words: "Nama di surat lahir berbeda." }] });

  await makeReady(server, region, ready.id);

  await counter.take(issued.id);
  await counter.act(issued.id, "declare_complete");
  await processor.take(issued.id);
  await processor.act(issued.id, "process");
  await head.take(issued.id);
  await head.act(issued.id, "approve");
  await back.take(issued.id);
  await back.act(issued.id, "issue");
  return { waiting, returned, ready, issued };
}

for (const region of REGIONS) {
  test(`screens of the citizen portal in ${region}`, async ({ citizen, server, watch }) => {
    // Pages that are not there belong to the pictures.
    watch.allow(/./);
    const portal = await citizen(region, { reducedMotion: "reduce" });
    const { page } = portal;
    const at = (where: string) => visit(page, server.url(region, where));
    const take = async (where: string, name: string) => {
      await at(where);
      await shoot(page, region, name);
    };
    await take("", "beranda");
    await take("layanan", "layanan");
    await take("layanan/akta-kelahiran", "layanan-akta");
    await take("permohonan", "permohonan-belum-masuk");
    await take("masuk", "masuk");
    await take("akun", "akun-belum-masuk");
    await take("lacak", "lacak");
    await take("verifikasi", "verifikasi");
    await take("tidak-ada", "tidak-ada");

    await at("layanan/akta-kelahiran/ajukan");
    await page.waitForURL(/\/panduan$/);
    const draft = page.url().replace(/panduan$/, "");
    await shoot(page, region, "ajukan-panduan");
    for (const { key } of service(region, "akta-kelahiran").form.pages) {
      await visit(page, `${draft}isian-${key}`);
      await shoot(page, region, `ajukan-isian-${key}`);
    }
    await portal.wizard.next();
    await expect(portal.wizard.form.summary).toBeVisible();
    await shoot(page, region, "ajukan-isian-salah");
    for (const step of ["dokumen", "periksa", "kirim"]) {
      await visit(page, draft + step);
      await shoot(page, region, `ajukan-${step}`);
    }

    await at("masuk");
    await portal.enterCode(CONTACT);
    await expect(portal.heading).toHaveText(word("applications.title"));
    const [cookie] = (await page.context().cookies()).filter(({ name }) => name === "__Host-mppi-citizen");
    const owner = new CitizenClient(server, region, `${cookie?.name}=${cookie?.value}`);
    const sent = await owner.apply("akta-kelahiran");
    await take("", "beranda-masuk");
    await take("permohonan", "permohonan");
    await take(`permohonan/${sent.id}`, "permohonan-diajukan");
    await take("akun", "akun");
    await take("demo/pesan", "pesan");
    await at(`lacak#${sent.number}.${sent.secret}`);
    await expect(portal.tracking.status("submitted")).toBeVisible();
    await shoot(page, region, "lacak-hasil");

    const counter = await OfficerClient.signIn(server, region, "loket");
    await counter.act(sent.id, "claim");
    const flags = [
      { pointer: "/documents/kk", reason: "unreadable", words: "Foto KK kurang jelas. Ambil ulang di tempat terang." },
      { pointer: "/answers/child_name", reason: "mismatch", words: "Nama di surat lahir berbeda." },
    ];
    await counter.act(sent.id, "return", { flags });
    await take(`permohonan/${sent.id}`, "permohonan-perlu-perbaikan");
    await take(`permohonan/${sent.id}/perbaikan`, "perbaikan");
  });

  test(`screens of the officer portal in ${region}`, async ({ officer, server }) => {
    const cases = await bring(server, region);
    const desk = await officer(region, "loket");
    const { page } = desk;
    const take = async (where: string, name: string) => {
      await visit(page, server.url(region, `petugas/${where}`));
      await shoot(page, region, `petugas-${name}`);
    };
    await take("?tampilan=semua", "kotak-masuk");
    await take("?tampilan=lewat-tenggat", "kotak-masuk-kosong");
    await take(`berkas/${cases.waiting.id}`, "berkas-baru");
    await take(`berkas/${cases.returned.id}`, "berkas-dikembalikan");
    await take(`berkas/${cases.issued.id}`, "berkas-terbit");
    await take("serah-terima", "serah-terima");
    await take(`serah-terima?berkas=${cases.ready.id}`, "serah-terima-berkas");
    await take("akun", "akun");
    const administrator = await officer(region, "admin");
    await visit(administrator.page, server.url(region, "petugas/pengguna"));
    await shoot(administrator.page, region, "petugas-pengguna");
    const verification = await (await OfficerClient.signIn(server, region, "loket")).case(cases.ready.id);
    await visit(page, server.url(region, `verifikasi/${verification.document?.verification_code}`));
    await shoot(page, region, "verifikasi-hasil");
  });
}

test.afterAll(() => console.log(`      ${fs.readdirSync(FOLDER, { recursive: true }).length} files in ${FOLDER}`));
