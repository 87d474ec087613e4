// The portal's database as vault.js and outbox/store.js use it both, and what tells a sealed value from a plain one.

/** Where the lock's record lies. */
export const LOCK = "lock";
export const PIN = "pin";

export function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

export function committed(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}

export function begin(database, stores, mode) {
  return database.transaction(stores, mode, { durability: "strict" });
}

/** Whether a value is sealed: an object, where plain ones are text or bytes. */
export function isSealed(value) {
  return value?.sealed instanceof ArrayBuffer;
}

/** Whether two values of a key are one and the same writing. */
export function isSame(one, other) {
  if (isSealed(one) && isSealed(other)) return areSame(one.iv, other.iv);
  if (one instanceof Uint8Array && other instanceof Uint8Array) return areSame(one, other);
  return one === other;
}

function areSame(one, other) {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

/** For which lock something is written. A transaction that finds another one writes nothing, and all is sealed or opened anew. */
export function stampOf(record) {
  return record ? `${record.id} ${record.leaving ? "plain" : "sealed"}` : "";
}

/** Whether something did not fit on the device. */
export function isFull(error) {
  return error?.name === "QuotaExceededError";
}

/** What is thrown where a value is sealed and there is no key; `platform/database.rs` knows the name. */
export function locked() {
  return new DOMException("the drafts of this device are locked", "LockedError");
}
