import { expect, type Page } from "@playwright/test";

import { CitizenPortal } from "../pages/citizen-portal";
import type { OfficerPortal } from "../pages/officer-portal";
import type { Stop } from "../pages/wizard";
import type { Applied } from "./apply";
import type { Service } from "./regions";
import { word } from "./words";

/** What is done at every page that somebody stops at. */
export type Look = (page: Page, name: string) => Promise<void>;

/** Who a journey needs, wherever the server stands. */
export interface Cast {
  /** Somebody with a phone, who has not signed in. */
  citizen: CitizenPortal;
  /** Where the citizen is reached. */
  contact: string;
  /** An officer of the same region, signed in at a desk. */
  officer: (username: string) => Promise<OfficerPortal>;
  look: Look;
}

/** Looks at every page that the citizen stops at. */
export function looking({ citizen, look }: Cast): Stop {
  return (step) => look(citizen.page, step);
}

/** From the question on the first page to the page of a service, with everything read on the way. */
export async function find({ citizen, look }: Cast, definition: Service, query: string): Promise<void> {
  await citizen.open();
  await expect(citizen.heading).toHaveText(word("home.question"));
  await look(citizen.page, "beranda");
  await citizen.goTo("services");
  await expect(citizen.heading).toHaveText(word("catalogue.title"));
  await look(citizen.page, "layanan");
  await citizen.goTo("home");
  await citizen.home.look(query);
  await look(citizen.page, "beranda, mencari");
  await citizen.home.choose(definition.name);
  await expect(citizen.heading).toHaveText(definition.name.id);
  await citizen.service.tells(definition);
  await look(citizen.page, "halaman layanan");
}

/** Opens the sent case from the phone's own list. */
export async function openOwnCase(citizen: CitizenPortal, number: string): Promise<void> {
  await citizen.goTo("applications");
  await citizen.page.getByRole("listitem").filter({ hasText: number }).getByRole("link").click();
  await expect(citizen.page.getByText(number).first()).toBeVisible();
}

/** Takes a case at a desk and opens it. */
export async function take(desk: OfficerPortal, number: string, look: Look): Promise<void> {
  await desk.open();
  await look(desk.page, "kotak masuk");
  await desk.inbox.claim(number);
  await desk.inbox.tab("mine").click();
  await desk.inbox.open(number);
  await expect(desk.case.decision).toBeVisible();
}

/** Another tab of the same browser: nothing that happens there ends the citizen's page. */
export async function inNewTab({ page, server, region }: CitizenPortal): Promise<CitizenPortal> {
  return new CitizenPortal(await page.context().newPage(), server, region);
}

/** The public page: where the case stands, by the link of the receipt. */
export async function track({ citizen, look }: Cast, { number, secret }: Applied, status: string): Promise<void> {
  const tab = await inNewTab(citizen);
  await tab.open(`lacak#${number}.${secret}`);
  await expect(tab.tracking.status(status)).toBeVisible();
  await expect(tab.page.getByText(number).first()).toBeVisible();
  // The secret stays neither in the address nor in the page.
  expect(tab.page.url()).not.toContain(secret);
  await look(tab.page, `lacak: ${status}`);
  await tab.page.close();
}
