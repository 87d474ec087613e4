import type { Page } from "@playwright/test";

import type { Region } from "./regions";
import type { Served } from "./server";

/** As Safari does after seven days: everything that scripts wrote is gone, the cookies of the server stay. Leaves the page. */
export async function evict(page: Page, server: Served, region: Region): Promise<void> {
  await page.goto("about:blank");
  const session = await page.context().newCDPSession(page);
  await session.send("Storage.clearDataForOrigin", {
    origin: server.origin(region),
    storageTypes: "local_storage,indexeddb,cache_storage,service_workers",
  });
}
