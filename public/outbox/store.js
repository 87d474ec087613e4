// What waits to be sent: items as the portal wrote them, the bytes of their files, and the drafts that they were.
//
// They lie in the portal's own database, which only the portal makes and migrates. What that database did not take, such
// as on a full phone, an open page keeps in its memory: `kept` has { item, draft, files: { id: bytes } } by the item's id.

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

  /** All items, in the order in which they were put here. */
  async items() {
    const texts = this.#database ? await answer(this.#of("outbox", "readonly").getAll()) : [];
    const items = [...texts.map((text) => JSON.parse(text)), ...[...this.#kept.values()].map(({ item }) => item)];
    return items.sort((one, other) => (one.queued_at < other.queued_at ? -1 : 1));
  }

  async item(id) {
    if (this.#kept.has(id)) return this.#kept.get(id).item;
    const text = this.#database && (await answer(this.#of("outbox", "readonly").get(id)));
    return text && JSON.parse(text);
  }

  /** Writes an item that is there; one that was taken away meanwhile stays away. */
  async put(item) {
    if (this.#kept.has(item.id)) return;
    const outbox = this.#of("outbox", "readwrite");
    const there = await answer(outbox.getKey(item.id));
    if (there !== undefined) outbox.put(JSON.stringify(item), item.id);
    await committed(outbox.transaction);
  }

  /** Takes over into the draft what came of its item, which is done with then. Gives the draft as it is now. */
  async settle(item) {
    const kept = this.#kept.get(item.id);
    if (kept) {
      this.#kept.delete(item.id);
      return settled(kept.draft, item);
    }
    const transaction = this.#begin(["outbox", "drafts", "attachments"], "readwrite");
    const drafts = transaction.objectStore("drafts");
    const text = await answer(drafts.get(item.id));
    const before = text && JSON.parse(text);
    const draft = before && settled(before, item);
    transaction.objectStore("outbox").delete(item.id);
    if (draft && item.state.kind === "sent") {
      // They belong to the case now, not to the device.
      for (const file of before.files) transaction.objectStore("attachments").delete(file.id);
    }
    // A correction shows in its case; a second copy here would only grow old.
    if (draft && item.state.kind === "sent" && draft.purpose.Correct) drafts.delete(item.id);
    else if (draft) drafts.put(JSON.stringify(draft), item.id);
    await committed(transaction);
    return draft;
  }

  /** The bytes of a file, or nothing where they are gone. */
  async file(item, id) {
    const kept = this.#kept.get(item)?.files[id];
    return kept ?? (this.#database && (await answer(this.#of("attachments", "readonly").get(id))));
  }

  close() {
    this.#database?.close();
  }

  #of(store, mode) {
    return this.#begin(store, mode).objectStore(store);
  }

  #begin(stores, mode) {
    return this.#database.transaction(stores, mode, { durability: "strict" });
  }
}

/** A draft after its sending, as src/offline/draft.rs reads it. */
function settled(draft, { state, files }) {
  if (state.kind === "sent") return { ...draft, answers: {}, files: [], progress: { Sent: { receipt: state.receipt } } };
  const there = new Set(files.filter((file) => file.is_there).map((file) => file.id));
  const place = (file) => (file.place === "Case" ? "Case" : there.has(file.id) ? "Uploaded" : "Device");
  return {
    ...draft,
    files: draft.files.map((file) => ({ ...file, place: place(file) })),
    progress: "Editing",
    refusal: state.kind === "refused" ? { problem: state.problem, requirement: state.requirement ?? null } : null,
  };
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

function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function committed(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}
