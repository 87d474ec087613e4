import { expect, test } from "@playwright/test";

import type { OfficerPortal } from "../pages/officer-portal";
import { apply, type Applied } from "./apply";
import { type Cast, find, looking, openOwnCase, take, track } from "./journey";
import { linksOf, qrOf, readPdf } from "./pdf";
import { example, profile, type Region, service } from "./regions";
import { escaped } from "./words";

/** A document that the server makes itself. */
export interface Letter {
  region: Region;
  code: string;
  query: string;
  /** Whose desks it passes between the counter and the signatory. */
  desks: string[];
}

export const SKU: Letter = { region: "sinjai", code: "sku", query: "usaha", desks: ["proses"] };
export const SKP: Letter = { region: "bengkulu-tengah", code: "skp-penelitian", query: "penelitian", desks: ["proses-kesbangpol"] };

/** The whole way of a letter: applied for on a phone, processed, approved, generated, downloaded, verified. */
export async function letter(cast: Cast, { code, query, desks }: Letter): Promise<void> {
  const { citizen: owner, contact, officer } = cast;
  await find(cast, service(owner.region, code), query);
  const applied = await apply(owner, code, contact, { stop: looking(cast) });
  const { number } = applied;
  await test.step("the counter declares the file complete", async () => declareComplete(cast, await officer("loket"), number));
  for (const username of desks) {
    await test.step(`${username} processes it`, async () => processIt(cast, await officer(username), number));
  }
  await test.step("the signatory approves it", async () => approve(cast, await officer("ttd"), number));
  const date = await test.step("it is generated", async () => generate(cast, await officer("proses"), number));
  const address = await test.step("the owner downloads it", () => download(cast, code, applied, date));
  await test.step("anybody can verify it, by the code on it", async () => {
    await owner.page.goto(address);
    await owner.verification.valid();
    await cast.look(owner.page, "verifikasi surat");
    await track(cast, applied, "completed");
  });
}

async function declareComplete({ look }: Cast, counter: OfficerPortal, number: string): Promise<void> {
  await take(counter, number, look);
  await counter.case.act("declare_complete");
  await expect(counter.case.event("declared_complete")).toBeVisible();
}

async function processIt({ look }: Cast, desk: OfficerPortal, number: string): Promise<void> {
  await take(desk, number, look);
  await desk.case.say("process");
  await expect(desk.case.event("processed")).toBeVisible();
}

async function approve({ look }: Cast, head: OfficerPortal, number: string): Promise<void> {
  await take(head, number, look);
  await look(head.page, "berkas di penandatangan");
  await head.case.say("approve");
  await expect(head.case.event("approved")).toBeVisible();
}

/** Gives the day on which it was issued, as a letter writes it. */
async function generate({ look }: Cast, back: OfficerPortal, number: string): Promise<string> {
  await take(back, number, look);
  await back.case.generate();
  await expect(back.case.event("issued")).toBeVisible();
  return new Date().toLocaleDateString("id-ID", { dateStyle: "long", timeZone: profile(back.region).zone });
}

/** Gives the address that the code on it leads to. */
async function download({ citizen: owner, look }: Cast, code: string, { number }: Applied, date: string): Promise<string> {
  await openOwnCase(owner, number);
  await expect(owner.case.status("issued")).toBeVisible();
  await look(owner.page, "permohonan: terbit");
  const file = await owner.case.download();
  const text = readPdf(file);
  expect(text).toContain(String(example(owner.region, code).applicant_name));
  expect(text).toContain(number);
  expect(text).toContain(date);
  expect(text).toMatch(/500\.\d[\d.]*\/001\/[\w-]+\/\d{4}/);
  const [address = ""] = linksOf(file).filter((link) => link.includes("/verifikasi/"));
  expect(address).toMatch(new RegExp(`^${escaped(owner.server.url(owner.region, "verifikasi/"))}[0-9A-Z]{10}$`));
  // What is on paper has no links.
  expect(await qrOf(file)).toBe(address);
  await expect(owner.case.status("completed")).toBeVisible();
  return address;
}
