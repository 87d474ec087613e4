import type { BrowserContext } from "@playwright/test";

import { CitizenClient } from "./contract";
import type { Region } from "./regions";
import type { DemoServer } from "./server";

/** The cases of whoever is signed in in a browser, as the server has them. */
export async function ownCases(server: DemoServer, context: BrowserContext, region: Region = "sinjai"): Promise<unknown[]> {
  const [cookie] = (await context.cookies()).filter(({ name }) => name === "__Host-mppi-citizen");
  const client = new CitizenClient(server, region, `${cookie?.name}=${cookie?.value}`);
  return (JSON.parse((await client.ask({ path: "applications" })).text) as { applications: unknown[] }).applications;
}
