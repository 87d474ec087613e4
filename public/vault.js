// Locks what this device keeps under a PIN (adr/0020). Loaded only where there is a lock, or one is about to be set.
//
// A random key seals the values; it lies in the store `lock`, wrapped by a key that PBKDF2 makes of the PIN. Once the PIN was
// given it is in the memory of this page (`window.vault`), cannot be read out, and is handed to other open pages that ask. A
// sealed value is { iv, sealed }, bound to its store and key.
//
//   the record         store `lock`, key `pin`
//   id                 another one with each lock that is set
//   salt, iterations   what PBKDF2-SHA-256 takes besides the PIN
//   iv, wrapped        the key that seals
//   wrong, until       how many wrong tries there were, and when the next one may come
//   whole              everything is sealed; missing where that was interrupted
//   leaving            the PIN is being removed: nothing new is sealed, and what is sealed is opened
//
// Nothing is sealed or opened within a transaction, since it would end meanwhile. Whatever is written is written for a lock
// (`stampOf`), and the transaction that writes looks whether it is still that one.
//
// The page hears `vault-changed` when the key came or went, and `vault-locking` before it goes: its detail takes promises of
// what is still to be saved.

import { LOCK, PIN, answer, begin, committed, isSame, isSealed, locked, stampOf } from "./outbox/idb.js";
import { algorithm, unwrap, wrap } from "./vault/key.js";

/** Milliseconds without any input until it locks by itself. */
const IDLE = 5 * 60_000;
/** How often other pages are told that somebody is here, and how long they are waited for when they are asked for the key. */
const TELL_EVERY = 10_000;
const PATIENCE = 300;
/** Wrong tries without a pause; then half a minute, twice as long each time, a quarter of an hour at most. */
const FREE_TRIES = 4;
const SHORTEST = 30_000;
const LONGEST = 15 * 60_000;
/** What waits to be sent comes first, so that the service worker soon leaves it alone. */
const STORES = ["outbox", "drafts", "mirrors", "attachments", "cache"];

let started;

/** The vault of this page; made once. It goes on over a database that was opened anew, since the browser had closed the one before. */
export async function start(database) {
  started ??= new Vault(database).start();
  const vault = await started;
  if (vault.isLost) await vault.goOnOver(database);
  return vault;
}

class Vault {
  #database;
  #channel;
  #record;
  #key;
  /** The lock that the key is of. */
  #keyId;
  #hoped = () => {};
  #seen = Date.now();
  #timer;

  constructor(database) {
    this.#over(database);
    this.#channel = new BroadcastChannel(`${database.name} lock`);
    this.#channel.onmessage = ({ data }) => this.#hear(data);
    for (const event of ["pointerdown", "keydown", "input"]) addEventListener(event, () => this.stay(), { capture: true, passive: true });
    document.addEventListener("visibilitychange", () => this.#look());
  }

  async start() {
    await this.refresh();
    window.vault = this;
    this.#changed();
    return this;
  }

  goOnOver(database) {
    this.#over(database);
    return this.refresh();
  }

  #over(database) {
    this.#database = database;
    this.isLost = false;
    database.addEventListener("close", () => (this.isLost = true));
  }

  get hasPin() {
    return this.#record !== undefined;
  }

  get isClosed() {
    return this.hasPin && !this.#hasKey;
  }

  get stamp() {
    return stampOf(this.#record);
  }

  get #hasKey() {
    return this.#key !== undefined && this.#keyId === this.#record?.id;
  }

  /** Reads the record anew, and asks other pages for the key. */
  async refresh() {
    this.#record = await answer(begin(this.#database, LOCK, "readonly").objectStore(LOCK).get(PIN));
    if (this.isClosed) {
      const gone = new Promise((resolve) => setTimeout(resolve, PATIENCE));
      const came = new Promise((resolve) => (this.#hoped = resolve));
      this.#channel.postMessage({ ask: this.#record.id });
      await Promise.race([gone, came]);
    }
    this.#changed();
  }

  /** A value as it is to lie in the database. */
  async seal(store, key, value) {
    if (!this.hasPin || this.#record.leaving || !isPersonal(store, key)) return value;
    if (this.isClosed) throw locked();
    return this.#sealed(store, key, value);
  }

  /** A value as it was before it was sealed. While the vault is closed, what is not sealed yet is not shown either. */
  async open(store, key, value) {
    if (value === undefined || !isPersonal(store, key)) return value;
    if (isSealed(value) && !this.#key) await this.refresh();
    if (this.isClosed) throw locked();
    return isSealed(value) ? this.#opened(store, key, value) : value;
  }

  /** All values of a store. One that cannot be opened with the right key was tampered with, and is left out. */
  async all(store) {
    const place = begin(this.#database, store, "readonly").objectStore(store);
    const [keys, values] = await Promise.all([answer(place.getAllKeys()), answer(place.getAll())]);
    const opened = values.map((value, at) => this.open(store, keys[at], value).catch(leftOut));
    return (await Promise.all(opened)).filter((value) => value !== undefined);
  }

  /** Makes all changes, [store, key, value], or none; without a value the key goes. Gives -1 where the place `free` is taken. */
  async write(changes, free) {
    const stores = [...new Set([...changes.map(([store]) => store), ...(free ? [free[0]] : []), LOCK])];
    for (;;) {
      const stamp = this.stamp;
      const sealed = await Promise.all(changes.map(([store, key, value]) => value === undefined ? undefined : this.seal(store, key, value)));
      const transaction = begin(this.#database, stores, "readwrite");
      const record = await answer(transaction.objectStore(LOCK).get(PIN));
      if (free && (await answer(transaction.objectStore(free[0]).count(free[1]))) > 0) {
        transaction.abort();
        return -1;
      }
      if (stampOf(record) === stamp) {
        for (const [at, [store, key]] of changes.entries()) {
          if (sealed[at] === undefined) transaction.objectStore(store).delete(key);
          else transaction.objectStore(store).put(sealed[at], key);
        }
        await committed(transaction);
        if (changes.some(([store]) => store === LOCK)) await this.#tellChanged();
        return;
      }
      transaction.abort();
      await this.refresh();
    }
  }

  // Each of these gives 0 when it is done, -1 where the PIN is wrong, and otherwise the seconds until the next try.

  /** Sets a PIN where there is none, and seals what is here. */
  async setPin(pin) {
    const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, true, ["encrypt", "decrypt"]);
    const record = { version: 1, id: crypto.randomUUID(), ...(await wrap(key, pin)), wrong: 0, until: 0 };
    const transaction = begin(this.#database, LOCK, "readwrite");
    const lock = transaction.objectStore(LOCK);
    // Another page may have been faster; its PIN counts.
    const isFree = (await answer(lock.get(PIN))) === undefined;
    if (isFree) lock.put(record, PIN);
    await committed(transaction);
    if (!isFree) {
      await this.refresh();
      return -1;
    }
    this.#take(await unwrap(record, pin, false), record.id);
    await this.#tellChanged();
    await this.#sweep();
    return 0;
  }

  async unlock(pin) {
    const key = await this.#try(pin, false);
    if (typeof key === "number") return key;
    this.#take(key, this.#record.id);
    this.#channel.postMessage({ key, id: this.#record.id });
    this.#changed();
    // What an interruption left is finished now, behind the page.
    if (!this.#record.whole) this.#sweep().catch((error) => console.info(error.name));
    return 0;
  }

  /** Another PIN for the same key. */
  async changePin(pin, next) {
    const key = await this.#try(pin, true);
    if (typeof key === "number") return key;
    const wrapped = await wrap(key, next);
    await this.#rewrite((record) => ({ ...record, ...wrapped }));
    return 0;
  }

  /** Opens what is here, and takes the PIN away. */
  async removePin(pin) {
    const key = await this.#try(pin, false);
    if (typeof key === "number") return key;
    this.#take(key, this.#record.id);
    await this.#rewrite((record) => ({ ...record, leaving: true, whole: false }));
    await this.#tellChanged();
    await this.#sweep();
    return 0;
  }

  /** Locks all open pages. */
  async lockAll() {
    this.#channel.postMessage({ lock: true });
    await this.lock();
  }

  /** Locks this page, once what is open is saved; rejects where that cannot be, and then it stays open. */
  async lock() {
    const saving = [];
    dispatchEvent(new CustomEvent("vault-locking", { detail: saving }));
    await Promise.all(saving);
    this.#key = undefined;
    this.#changed();
  }

  /** Erases what is locked, and the lock. */
  async forget() {
    const transaction = begin(this.#database, [...STORES, LOCK], "readwrite");
    for (const store of STORES) {
      const place = transaction.objectStore(store);
      for (const key of await answer(place.getAllKeys())) if (isPersonal(store, key)) place.delete(key);
    }
    transaction.objectStore(LOCK).delete(PIN);
    await committed(transaction);
    this.#key = undefined;
    await this.#tellChanged();
  }

  /** The key, or what the person is told. The try counts before the key is made, so that ending the browser saves none. */
  async #try(pin, isExtractable) {
    const now = Date.now();
    let left = 0;
    let pause = 0;
    const record = await this.#rewrite((record) => {
      left = record.until - now;
      // What is longer than the longest pause is a clock that was set back.
      if (left > 0 && left <= LONGEST) return record;
      left = 0;
      pause = pauseAfter(record.wrong + 1);
      return { ...record, wrong: record.wrong + 1, until: now + pause };
    });
    // Another page has removed it meanwhile.
    if (!record) return 0;
    if (left > 0) return seconds(left);
    const key = await unwrap(record, pin, isExtractable).catch(() => undefined);
    if (!key) return pause > 0 ? seconds(pause) : -1;
    await this.#rewrite((record) => ({ ...record, wrong: 0, until: 0 }));
    return key;
  }

  /** Changes the record, or takes it away, and remembers it. */
  async #rewrite(change) {
    const transaction = begin(this.#database, LOCK, "readwrite");
    const lock = transaction.objectStore(LOCK);
    const record = await answer(lock.get(PIN));
    const next = record && change(record);
    if (next) lock.put(next, PIN);
    else lock.delete(PIN);
    await committed(transaction);
    this.#record = next;
    return next;
  }

  /** Seals what is not sealed yet, or opens what still is; where it is interrupted, the next unlocking goes on. */
  async #sweep() {
    await navigator.locks.request(this.#channel.name, async () => {
      const { stamp } = this;
      for (const store of STORES) {
        const keys = await answer(begin(this.#database, store, "readonly").objectStore(store).getAllKeys());
        for (const key of keys) if (isPersonal(store, key) && !(await this.#turn(store, key))) return;
      }
      await this.#rewrite((record) => {
        // Another page wants the contrary by now, and begins with it next.
        if (stampOf(record) !== stamp) return record;
        return record.leaving ? undefined : { ...record, whole: true };
      });
      if (!this.hasPin) await this.#tellChanged();
    });
  }

  /** Whether a value is as it is to be; not where the key went meanwhile. */
  async #turn(store, key) {
    while (this.#hasKey) {
      const { stamp } = this;
      const before = await answer(begin(this.#database, store, "readonly").objectStore(store).get(key));
      if (before === undefined || isSealed(before) !== (this.#record.leaving ?? false)) return true;
      const after = await (this.#record.leaving ? this.#opened(store, key, before) : this.#sealed(store, key, before));
      const transaction = begin(this.#database, [store, LOCK], "readwrite");
      const place = transaction.objectStore(store);
      const record = await answer(transaction.objectStore(LOCK).get(PIN));
      const isUnchanged = isSame(before, await answer(place.get(key)));
      if (stampOf(record) === stamp && isUnchanged) place.put(after, key);
      await committed(transaction);
      if (stampOf(record) !== stamp) await this.refresh();
    }
    return false;
  }

  async #sealed(store, key, value) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const bytes = typeof value === "string" ? new TextEncoder().encode(value) : value;
    return { iv, sealed: await crypto.subtle.encrypt(algorithm(iv, store, key), this.#key, bytes) };
  }

  async #opened(store, key, { iv, sealed }) {
    const bytes = new Uint8Array(await crypto.subtle.decrypt(algorithm(iv, store, key), this.#key, sealed));
    return store === "attachments" ? bytes : new TextDecoder().decode(bytes);
  }

  #take(key, id) {
    this.#key = key;
    this.#keyId = id;
    this.#seen = Date.now();
    this.#hoped();
    this.#look();
  }

  #hear({ ask, key, id, lock, seen, changed }) {
    if (lock) this.lock().catch((error) => console.info(error.name));
    if (changed) this.refresh().catch((error) => console.info(error.name));
    if (seen) this.#seen = Math.max(this.#seen, seen);
    if (key && this.isClosed && id === this.#record.id) {
      this.#take(key, id);
      this.#changed();
    }
    if (ask && this.#hasKey && ask === this.#record.id && !this.#isIdle) this.#channel.postMessage({ key: this.#key, id: ask });
  }

  get #isIdle() {
    return Date.now() - this.#seen >= IDLE;
  }

  /** Somebody is here, or something is on its way: it does not lock by itself for another while. */
  stay() {
    if (!this.#hasKey) return;
    const now = Date.now();
    // A device that slept wakes with this very touch.
    if (this.#isIdle) this.#look();
    else if (now - this.#seen >= TELL_EVERY) this.#channel.postMessage({ seen: now });
    this.#seen = now;
  }

  /** Locks when nobody has been here for long, or looks again then. */
  #look() {
    clearTimeout(this.#timer);
    if (!this.#hasKey) return;
    // What cannot be saved keeps it open, and it is tried again.
    if (this.#isIdle) this.lock().catch(() => (this.#timer = setTimeout(() => this.#look(), TELL_EVERY)));
    else this.#timer = setTimeout(() => this.#look(), this.#seen + IDLE - Date.now());
  }

  async #tellChanged() {
    this.#channel.postMessage({ changed: true });
    await this.refresh();
  }

  #changed() {
    dispatchEvent(new Event("vault-changed"));
  }
}

/** The catalogue is everybody's, and so is the mark that something is kept here. */
function isPersonal(store, key) {
  return store !== LOCK && (store !== "cache" || key.startsWith("/applications"));
}

function pauseAfter(wrong) {
  return wrong > FREE_TRIES ? Math.min(SHORTEST * 2 ** (wrong - FREE_TRIES - 1), LONGEST) : 0;
}

function seconds(millis) {
  return Math.ceil(millis / 1000);
}

function leftOut(error) {
  if (error.name === "LockedError") throw error;
  return undefined;
}
