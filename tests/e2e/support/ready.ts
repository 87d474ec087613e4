import { OfficerClient } from "./contract";
import { demoFile, type Region } from "./regions";
import type { DemoServer } from "./server";

/** Brings a birth certificate that was sent to the shelf of the counter, where it can be picked up. */
export async function makeReady(server: DemoServer, region: Region, id: string): Promise<void> {
  const counter = await OfficerClient.signIn(server, region, "loket");
  const back = await OfficerClient.signIn(server, region, "proses");
  await counter.take(id);
  await counter.act(id, "declare_complete");
  await back.take(id);
  await back.act(id, "process");
  await back.take(id);
  await back.issue(id, demoFile("contoh-akta.pdf"), "AL.000.0000000");
  await counter.take(id);
  await counter.act(id, "shelve", { shelf: "A-12" });
}
