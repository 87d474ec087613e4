// What waits to be sent: items as the portal wrote them, the bytes of their files, and the drafts that they were. And the
// mirrors of drafts, which mirror.js describes.
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
    if (draft && item.state.kind === "sent" && draft.purpose.kind === "correct") drafts.delete(item.id);
    else if (draft) drafts.put(JSON.stringify(draft), item.id);
    await committed(transaction);
    return draft;
  }

  /** A database that an older page opened has no place for mirrors. */
  get canMirror() {
    return this.#database?.objectStoreNames.contains("mirrors") ?? false;
  }

  async drafts() {
    return (await answer(this.#of("drafts", "readonly").getAll())).map((text) => JSON.parse(text));
  }

  async mirrors() {
    return (await answer(this.#of("mirrors", "readonly").getAll())).map((text) => JSON.parse(text));
  }

  async putMirror(mirror) {
    const mirrors = this.#of("mirrors", "readwrite");
    mirrors.put(JSON.stringify(mirror), mirror.id);
    await committed(mirrors.transaction);
  }

  async forgetMirror(id) {
    const mirrors = this.#of("mirrors", "readwrite");
    mirrors.delete(id);
    await committed(mirrors.transaction);
  }

  /** Writes a mirror, and the revision into its draft, whatever the draft is by now. */
  async mirrored(mirror, revision) {
    const transaction = this.#begin(["drafts", "mirrors"], "readwrite");
    const drafts = transaction.objectStore("drafts");
    const text = await answer(drafts.get(mirror.id));
    if (text) drafts.put(JSON.stringify({ ...JSON.parse(text), revision }), mirror.id);
    transaction.objectStore("mirrors").put(JSON.stringify(mirror), mirror.id);
    await committed(transaction);
  }

  /** Puts a mirrored draft in the place of one that has not changed here since. Gives it, or nothing where it has. */
  async takeOver(draft, detail, mirror) {
    const transaction = this.#begin(["drafts", "mirrors", "attachments"], "readwrite");
    const drafts = transaction.objectStore("drafts");
    const text = await answer(drafts.get(draft.id));
    const now = text && JSON.parse(text);
    const attachments = transaction.objectStore("attachments");
    const kept = new Set(await answer(attachments.getAllKeys()));
    const taken = now?.updated_at === draft.updated_at && now.progress === "Editing" ? mirrored(now, detail, kept) : undefined;
    if (taken) {
      drafts.put(JSON.stringify(taken), draft.id);
      transaction.objectStore("mirrors").put(JSON.stringify(mirror), draft.id);
      const names = new Set(taken.files.map((file) => file.id));
      for (const file of now.files) if (!names.has(file.id)) attachments.delete(file.id);
    }
    await committed(transaction);
    return taken;
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
