import { type BrowserContext, expect } from "@playwright/test";

import { CitizenPortal } from "../pages/citizen-portal";
import type { CitizenClient } from "./contract";
import type { DemoServer } from "./server";

/** Gives a browser the session of a client, and no more than the server's cookie of it. */
export async function giveSession(client: CitizenClient, context: BrowserContext): Promise<void> {
  const [name = "", value = ""] = client.credentials.split("=");
  await context.addCookies([{ name, value, domain: `${client.region}.localhost`, path: "/", secure: true, httpOnly: true, sameSite: "Lax" }]);
}

/** A phone on which a client's account is signed in, at home. */
export async function signedInAs(client: CitizenClient, context: BrowserContext, server: DemoServer): Promise<CitizenPortal> {
  await giveSession(client, context);
  const portal = new CitizenPortal(await context.newPage(), server, client.region);
  await portal.open();
  await portal.page.evaluate((key) => localStorage.setItem(key, "1"), `mppi.${client.region}.citizen.signed-in`);
  return portal;
}

/** Ends the session as far as the browser has it. */
export async function dropSession(context: BrowserContext): Promise<void> {
  await context.clearCookies({ name: "__Host-mppi-citizen" });
}

/** Signs in on the page that is open as soon as the contact gets another code: one a minute. */
export async function signInAgain(portal: CitizenPortal, contact: string): Promise<void> {
  await expect(async () => {
    if (!(await portal.signIn.code.isVisible())) await portal.signIn.askFor(contact);
    await expect(portal.signIn.code).toBeVisible({ timeout: 2_000 });
  }).toPass({ intervals: [10_000], timeout: 90_000 });
  const messages = await portal.messages();
  const code = await messages.codeFor(contact);
  await messages.page.close();
  await portal.signIn.enter(code);
}
