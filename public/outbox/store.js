// What waits to be sent: items as the portal wrote them, the bytes of their files, and the drafts that they were. And the
// mirrors of drafts, which mirror.js describes.
//
// They lie in the portal's own database, which only the portal makes and migrates. What that database did not take, such
// as on a full phone, an open page keeps in its memory: `kept` has { item, draft, files: { id: bytes } } by the item's id, and
// { item } where the database has the same item as it was before.
//
// Where a PIN locks the device (vault.js) they are sealed. What is sealed and has no key here is as good as not there: an open
// page sends it once it was unlocked, and the service worker, which never has a key, leaves it alone.

import { LOCK, PIN, answer, begin, committed, isFull, isSame, isSealed, locked, stampOf } from "./idb.js";

/** What has the key, where there is one. */
const vault = () => globalThis.vault;

/** The outbox of a database; closes it when it is not needed any more. */
export class Store {
  #database;
  #kept;

  constructor(database, kept) {
    this.#database = database;
    this.#kept = kept;
  }

  static async open(name, kept = new Map()) {
    return new Store(await existing(name).catch(() => undefined), kept);
  }

  /** All items that can be read here, in the order in which they were put here. */
  async items() {
    const opening = this.#database ? await this.#all("outbox") : [];
    const there = (await Promise.allSettled(opening)).filter(({ status }) => status === "fulfilled").map(({ value }) => value);
    const items = new Map(there.map((item) => [item.id, this.#newest(item)]));
    for (const { item, draft } of this.#kept.values()) if (draft) items.set(item.id, item);
    return [...items.values()].sort((one, other) => (one.queued_at < other.queued_at ? -1 : 1));
  }

  async item(id) {
    const kept = this.#kept.get(id);
    if (kept?.draft) return kept.item;
    const there = this.#database && (await read("outbox", id, await answer(this.#of("outbox", "readonly").get(id))));
    return there && this.#newest(there);
  }

  /** An item of the database, or what became of it here since. A draft that was queued once more has another one. */
  #newest(item) {
    const kept = this.#kept.get(item.id)?.item;
    return kept?.queued_at === item.queued_at ? kept : item;
  }

  /** Writes an item that is there; one that was taken away meanwhile stays away. */
  async put(item) {
    if (this.#kept.get(item.id)?.draft) return;
    await this.#orKeep(item, () => this.#change([["outbox", item.id]], ([there]) => (there ? [["outbox", item.id, item]] : [])));
  }

  /**
   * Takes over into the draft what came of its item, which is done with then. Gives the draft as it is now, and whether that is
   * written: where there is no room the database has both as they were, and a later round, or the same request once more,
   * comes to the same.
   */
  async settle(item) {
    const kept = this.#kept.get(item.id)?.draft;
    if (kept) {
      this.#kept.delete(item.id);
      return { draft: settled(kept, item), isWritten: true };
    }
    const isSent = item.state.kind === "sent";
    let draft;
    const change = ([before]) => {
      draft = before && settled(before, item);
      // They belong to the case now, not to the device.
      const files = draft && isSent ? before.files.map(({ id }) => ["attachments", id]) : [];
      // A correction shows in its case; a second copy here would only grow old.
      const isOver = isSent && draft?.purpose.kind === "correct";
      return [["outbox", item.id], ...files, ...(draft ? [["drafts", item.id, isOver ? undefined : draft]] : [])];
    };
    const isWritten = await this.#orKeep(item, () => this.#change([["drafts", item.id]], change));
    return { draft, isWritten };
  }

  /** Writes an item, or keeps it in memory as it is now where there is no room; whether it is written. */
  async #orKeep(item, write) {
    try {
      await write();
      this.#kept.delete(item.id);
      return true;
    } catch (error) {
      if (!isFull(error)) throw error;
      this.#kept.set(item.id, { item });
      return false;
    }
  }

  /** A database that an older page opened has no place for mirrors, and of what is locked nothing is known. */
  async canMirror() {
    if (!this.#database?.objectStoreNames.contains("mirrors")) return false;
    return Boolean(vault() && !vault().isClosed) || !(await this.#lock());
  }

  async drafts() {
    return Promise.all(await this.#all("drafts"));
  }

  async mirrors() {
    return Promise.all(await this.#all("mirrors"));
  }

  async putMirror(mirror) {
    await this.#change([], () => [["mirrors", mirror.id, mirror]]);
  }

  async forgetMirror(id) {
    await this.#change([], () => [["mirrors", id]]);
  }

  /** Writes a mirror, and the revision into its draft, whatever the draft is by now. */
  async mirrored(mirror, revision) {
    await this.#change([["drafts", mirror.id]], ([draft]) => [
      ...(draft ? [["drafts", mirror.id, { ...draft, revision }]] : []),
      ["mirrors", mirror.id, mirror],
    ]);
  }

  /** Puts a mirrored draft in the place of one that has not changed here since. Gives it, or nothing where it has. */
  async takeOver(draft, detail, mirror) {
    const kept = new Set(await answer(this.#of("attachments", "readonly").getAllKeys()));
    let taken;
    await this.#change([["drafts", draft.id]], ([now]) => {
      taken = now?.updated_at === draft.updated_at && now.progress === "Editing" ? mirrored(now, detail, kept) : undefined;
      if (!taken) return [];
      const names = new Set(taken.files.map((file) => file.id));
      const gone = now.files.filter(({ id }) => !names.has(id)).map(({ id }) => ["attachments", id]);
      return [["drafts", draft.id, taken], ["mirrors", draft.id, mirror], ...gone];
    });
    return taken;
  }

  /** The bytes of a file, or nothing where they are gone. */
  async file(item, id) {
    const kept = this.#kept.get(item)?.files?.[id];
    return kept ?? (this.#database && open("attachments", id, await answer(this.#of("attachments", "readonly").get(id))));
  }

  close() {
    this.#database?.close();
  }

  /** A promise for each value of a store; it is rejected where the value cannot be read here. */
  async #all(store) {
    const place = this.#of(store, "readonly");
    const [keys, values] = await Promise.all([answer(place.getAllKeys()), answer(place.getAll())]);
    return values.map((value, at) => read(store, keys[at], value));
  }

  /** The record of the lock, where there is one. */
  async #lock() {
    return this.#hasLock ? answer(this.#of(LOCK, "readonly").get(PIN)) : undefined;
  }

  get #hasLock() {
    return this.#database.objectStoreNames.contains(LOCK);
  }

  /**
   * Changes records as one. `places` are read first, [store, key]; `change` makes of their values what is written,
   * [store, key, value], and without a value the key goes. Where somebody else was faster, it is all done anew.
   */
  async #change(places, change) {
    for (let isDone = false; !isDone; ) {
      const before = await Promise.all(places.map(([store, key]) => answer(this.#of(store, "readonly").get(key))));
      const values = await Promise.all(places.map(([store, key], at) => read(store, key, before[at])));
      // What is sealed below is sealed for this lock.
      const stamp = vault()?.stamp ?? "";
      const writes = change(values).map(async ([store, key, value]) => [store, key, value && (await seal(store, key, value))]);
      isDone = await this.#write(places, before, await Promise.all(writes), stamp);
    }
  }

  /** Writes, if nothing has changed since; whether it did. */
  async #write(places, before, writes, stamp) {
    const stores = [...places, ...writes].map(([store]) => store);
    if (stores.length === 0) return true;
    const transaction = begin(this.#database, [...new Set(this.#hasLock ? [...stores, LOCK] : stores)], "readwrite");
    const of = (store) => transaction.objectStore(store);
    const [lock, ...now] = await Promise.all([
      this.#hasLock ? answer(of(LOCK).get(PIN)) : undefined,
      ...places.map(([store, key]) => answer(of(store).get(key))),
    ]);
    const isForThis = stampOf(lock) === stamp;
    const isFree = isForThis && now.every((value, at) => isSame(value, before[at]));
    if (isFree) {
      try {
        for (const [store, key, value] of writes) value ? of(store).put(value, key) : of(store).delete(key);
      } catch (error) {
        // All of it or nothing.
        transaction.abort();
        throw error;
      }
    }
    await committed(transaction);
    if (isForThis) return isFree;
    if (!vault()) throw locked();
    await vault().refresh();
    return false;
  }

  #of(store, mode) {
    return begin(this.#database, store, mode).objectStore(store);
  }
}

/** A value as it lies in the database, as it is. */
async function open(store, key, value) {
  if (vault()) return vault().open(store, key, value);
  if (isSealed(value)) throw locked();
  return value;
}

async function read(store, key, value) {
  const text = await open(store, key, value);
  return text && JSON.parse(text);
}

async function seal(store, key, value) {
  const text = JSON.stringify(value);
  return vault() ? vault().seal(store, key, text) : text;
}

/** A draft after its sending, as src/offline/draft.rs reads it. */
function settled(draft, { state, files }) {
  if (state.kind === "sent") {
    const intake = draft.intake && { ...draft.intake, contact: "" };
    return { ...draft, answers: {}, files: [], intake, progress: { Sent: { receipt: state.receipt } } };
  }
  const there = new Set(files.filter((file) => file.is_there).map((file) => file.id));
  const place = (file) => (file.place === "Case" ? "Case" : there.has(file.id) ? "Uploaded" : "Device");
  return {
    ...draft,
    files: draft.files.map((file) => ({ ...file, place: place(file) })),
    progress: "Editing",
    refusal: state.kind === "refused" ? { problem: state.problem, requirement: state.requirement ?? null } : null,
  };
}

/** A draft that goes on here as another device left it, as src/offline/draft.rs reads it. */
function mirrored(draft, { draft: content, revision, uploaded }, kept) {
  const ofCase = new Set((content.purpose.files_before ?? []).map((file) => file.id));
  const place = ({ id }) => {
    if (ofCase.has(id)) return "Case";
    if (kept.has(id)) return "Device";
    return uploaded.includes(id) ? "Uploaded" : "Elsewhere";
  };
  const files = content.files.map((file) => ({ ...file, place: place(file) }));
  return { ...draft, ...content, files, revision, refusal: null, reached: null };
}

/** Opens a database that is there already, at whatever version; never makes one. */
async function existing(name) {
  const request = indexedDB.open(name);
  request.onupgradeneeded = () => request.transaction.abort();
  const database = await answer(request);
  database.onversionchange = () => database.close();
  if (database.objectStoreNames.contains("outbox")) return database;
  database.close();
  return undefined;
}
