import type { Page } from "@playwright/test";

/** A record of the portal's database as it lies on the disk. */
export interface Record {
  store: string;
  key: string;
  kind: "text" | "bytes" | "sealed" | "other";
  /** The bytes as characters, so that words in it are found. */
  text: string;
  sha256: string;
}

/** Everything that the portal keeps in a page's browser, read beside it. */
export function kept(page: Page, database: string): Promise<Record[]> {
  return page.evaluate(async (name) => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const open = await answer(indexedDB.open(name));
    const found = [];
    for (const store of open.objectStoreNames) {
      const place = open.transaction(store).objectStore(store);
      const [keys, values] = (await Promise.all([answer(place.getAllKeys()), answer(place.getAll())])) as [string[], unknown[]];
      for (const [at, key] of keys.entries()) {
        const value = values[at];
        const sealed = (value as { sealed?: ArrayBuffer } | undefined)?.sealed;
        const kind = typeof value === "string" ? "text" : value instanceof Uint8Array ? "bytes" : sealed instanceof ArrayBuffer ? "sealed" : "other";
        const bytes =
          typeof value === "string" ? new TextEncoder().encode(value) : value instanceof Uint8Array ? new Uint8Array(value) : new Uint8Array(sealed ?? new ArrayBuffer(0));
        const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
        const sha256 = [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
        found.push({ store, key, kind: kind as "text", text: kind === "bytes" ? "" : new TextDecoder("latin1").decode(bytes), sha256 });
      }
    }
    open.close();
    return found;
  }, database);
}

/** Those that are about a person. */
export function personal(records: Record[]): Record[] {
  return records.filter(({ store, key }) => store !== "lock" && (store !== "cache" || key.startsWith("/applications")));
}
