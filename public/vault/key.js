// The key that seals, and how a PIN wraps it: AES-GCM under what PBKDF2 makes of the PIN (adr/0020).

import { LOCK, PIN } from "../outbox/idb.js";

const ITERATIONS = 600_000;

/** A sealed value opens in its own place only. */
export function algorithm(iv, ...place) {
  return { name: "AES-GCM", iv, additionalData: new TextEncoder().encode(place.join(" ")) };
}

/** The key, wrapped by what the PIN makes; and what is needed besides the PIN to unwrap it. */
export async function wrap(key, pin) {
  const [salt, iv] = [16, 12].map((length) => crypto.getRandomValues(new Uint8Array(length)));
  const made = { salt, iterations: ITERATIONS };
  return { ...made, iv, wrapped: await crypto.subtle.wrapKey("raw", key, await keyOf(pin, made), algorithm(iv, LOCK, PIN)) };
}

/** The key that a record has; rejects where the PIN is wrong. */
export async function unwrap(record, pin, isExtractable) {
  const by = await keyOf(pin, record);
  return crypto.subtle.unwrapKey("raw", record.wrapped, by, algorithm(record.iv, LOCK, PIN), "AES-GCM", isExtractable, ["encrypt", "decrypt"]);
}

async function keyOf(pin, { salt, iterations }) {
  const typed = await crypto.subtle.importKey("raw", new TextEncoder().encode(pin.normalize("NFKC")), "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations };
  return crypto.subtle.deriveKey(how, typed, { name: "AES-GCM", length: 256 }, false, ["wrapKey", "unwrapKey"]);
}
