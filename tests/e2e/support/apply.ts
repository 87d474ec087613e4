import { expect } from "@playwright/test";

import type { CitizenPortal } from "../pages/citizen-portal";
import type { Stop } from "../pages/wizard";
import { type Answers, example, service } from "./regions";

/** What somebody takes home from sending. */
export interface Applied {
  number: string;
  secret: string;
}

/** How an application is filled in, where it differs from the example of its region. */
export interface Wishes {
  answers?: Answers;
  files?: Record<string, string>;
  stop?: Stop;
}

/** Applies from the page of a service to the receipt; signs in at the last step where nobody has. */
export async function apply(portal: CitizenPortal, code: string, contact: string, wishes: Wishes = {}): Promise<Applied> {
  const { answers = {}, files = {}, stop = () => Promise.resolve() } = wishes;
  const definition = service(portal.region, code);
  await portal.service.apply();
  await stop("panduan");
  await portal.wizard.begin();
  await portal.wizard.answerAll(definition, { ...example(portal.region, code), ...answers }, stop);
  await portal.wizard.attachAll(definition, files, stop);
  await portal.wizard.toSend(stop);
  await expect(portal.signIn.contact.or(portal.wizard.declaration)).toBeVisible();
  if (await portal.signIn.contact.isVisible()) {
    await stop("kirim, belum masuk");
    await portal.enterCode(contact);
  }
  await expect(portal.wizard.declaration).toBeVisible();
  await stop("kirim");
  await portal.wizard.send();
  await portal.receipt.there();
  await stop("tanda terima");
  return { number: await portal.receipt.number(), secret: await portal.receipt.secret() };
}
