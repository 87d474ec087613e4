// Mirrors the drafts of this device to the account that is signed in, and takes over what its other devices changed.
//
// A draft names in `revision` what it grew from on the server. Nothing is overwritten that this device has not seen: where
// both sides changed, the other version lies in the draft's mirror until the person has chosen.
//
//   mirror of a draft  (store `mirrors`, by the draft's id; the page reads it too)
//   account            whose it is; drafts of other accounts are left alone
//   own                the last revision that this device wrote; none where the server has the draft no more
//   mirrored_at        `updated_at` of the draft as the server has it
//   tried              `updated_at` of each version that was sent since, and may have arrived unheard
//   files              the files that are uploaded
//   other              the version of another device, as `GET /drafts/{id}` gives it, where both have changed
//   is_sent            another device has sent it
//
// Only an open page does this: it is worth no waking. It stops as soon as something is to be sent.

import { Trouble, send } from "./http.js";
import { Store } from "./store.js";
import { upload } from "./tus.js";

/** What the server keeps of a draft; it has the same names here. */
const CONTENT = [
  "purpose",
  "service",
  "service_version",
  "service_name",
  "answers",
  "files",
  "step",
  "language",
  "declared",
  "created_at",
  "updated_at",
];
/** Largest body that a browser still sends for a page that is being closed. */
const KEEPALIVE = 60_000;

/**
 * Mirrors what has changed. `api` is the address of the API, `pull` also asks what other devices changed, and `signal`
 * ends it. `tell` hears { id, mirrored: { revision, at } } of what is mirrored, { id, draft } of what was taken over, and
 * { id } of what the person is to look at.
 */
export async function mirror(name, { account, api, pull, signal, tell }) {
  // What another page of this device mirrors need not be mirrored twice.
  await navigator.locks?.request(`mirror ${name}`, { ifAvailable: true }, async (lock) => {
    const store = lock && (await Store.open(name));
    if (!(await store?.canMirror())) return store?.close();
    const ask = (method, url, more = {}) => {
      if (signal.aborted) throw signal.reason;
      return send(method, url, { ...more, signal });
    };
    try {
      await new Pass(store, account, api, ask, tell).run(pull);
    } finally {
      store.close();
    }
  });
}

class Pass {
  #store;
  #account;
  #api;
  #ask;
  #tell;

  constructor(store, account, api, ask, tell) {
    this.#store = store;
    this.#account = account;
    this.#api = api;
    this.#ask = ask;
    this.#tell = tell;
  }

  async run(pull) {
    const drafts = new Map((await this.#store.drafts()).map((draft) => [draft.id, draft]));
    const mirrors = new Map((await this.#store.mirrors()).map((known) => [known.id, known]));
    const there = pull ? await this.#there() : undefined;
    for (const known of mirrors.values()) {
      if (known.account === this.#account && !drafts.has(known.id)) await this.#discard(known);
    }
    for (const draft of drafts.values()) {
      const known = mirrors.get(draft.id) ?? { id: draft.id, account: this.#account, own: null, tried: [], files: [] };
      if (known.account !== this.#account || draft.progress === "Queued") continue;
      if (draft.progress !== "Editing") await this.#store.forgetMirror(draft.id);
      else if (draft.removed_at) await this.#withdraw(draft, known);
      else if (!known.other && !known.is_sent) await this.#follow(draft, known, there);
    }
  }

  /** The revisions that the server has, by draft. */
  async #there() {
    const { text } = await this.#ask("GET", `${this.#api}/drafts`);
    return new Map(JSON.parse(text).drafts.map(({ id, revision }) => [id, revision]));
  }

  async #follow(draft, known, there) {
    const isUnchanged = draft.updated_at === known.mirrored_at;
    if (isUnchanged && there?.get(draft.id) > (draft.revision ?? 0)) return this.#takeOver(draft, known);
    // What was there and is not any more was thrown away or sent elsewhere; asking again tells which.
    const isGone = there && known.own !== null && !there.has(draft.id);
    let isMirrored = false;
    if (!isUnchanged || isGone) {
      isMirrored = await this.#put(draft, known, draft.revision ?? null);
      if (!isMirrored) return;
    }
    const had = known.files.length;
    if (!navigator.connection?.saveData) await this.#uploadFiles(draft, known);
    if (known.files.length > had) this.#tellMirrored(draft, known, isMirrored ? known.own : (draft.revision ?? null));
  }

  /** Says what the server has: the draft as it is only once its files are there too. */
  #tellMirrored(draft, known, revision) {
    const isWhole = draft.files.every(({ id, place }) => place !== "Device" || known.files.includes(id));
    this.#tell({ id: draft.id, mirrored: { revision, at: isWhole ? known.mirrored_at : null } });
  }

  /** Sends a draft; whether the server has it now. */
  async #put(draft, known, basedOn) {
    const content = Object.fromEntries(CONTENT.map((field) => [field, draft[field]]));
    content.files = draft.files.map(({ place, ...file }) => file);
    const body = JSON.stringify({ based_on: basedOn, draft: content });
    const headers = { "Content-Type": "application/json" };
    known.tried.push(draft.updated_at);
    await this.#store.putMirror(known);
    try {
      const { text } = await this.#ask("PUT", `${this.#api}/drafts/${draft.id}`, { headers, body, keepalive: body.length < KEEPALIVE });
      const { revision } = JSON.parse(text);
      Object.assign(known, { own: revision, mirrored_at: draft.updated_at, tried: [] });
      await this.#store.mirrored(known, revision);
      this.#tellMirrored(draft, known, revision);
      return true;
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      if (error.code === "stale") return this.#stale(draft, known, error.current);
      if (error.code === "not_allowed") return this.#toLookAt(known, { is_sent: true });
      // Somebody else's, too large, of a service that is gone: it stays on this device alone.
      if (error.code && !error.isPassing && error.code !== "not_signed_in") return false;
      throw error;
    }
  }

  async #stale(draft, known, current) {
    if (!current) {
      // Another device threw it away. Where it goes on here, it is a new one for the server.
      if (draft.updated_at !== known.mirrored_at) return this.#put(draft, known, null);
      known.own = null;
      await this.#store.mirrored(known, null);
      this.#tell({ id: draft.id, mirrored: { revision: null, at: null } });
      return false;
    }
    // What this device wrote itself, and the page had not heard yet, is nobody else's version.
    const isOwn = current.revision === known.own || known.tried.includes(current.draft.updated_at);
    if (isOwn) return this.#put(draft, known, current.revision);
    return this.#toLookAt(known, { other: current });
  }

  async #toLookAt(known, what) {
    Object.assign(known, what);
    await this.#store.putMirror(known);
    this.#tell({ id: known.id });
    return false;
  }

  /** This device has changed nothing since, so that the other version simply goes on here. */
  async #takeOver(draft, known) {
    const { text } = await this.#ask("GET", `${this.#api}/drafts/${draft.id}`);
    const detail = JSON.parse(text);
    Object.assign(known, { mirrored_at: detail.draft.updated_at, tried: [], files: detail.uploaded });
    const taken = await this.#store.takeOver(draft, detail, known);
    if (taken) this.#tell({ id: draft.id, draft: taken });
  }

  /** The draft was thrown away here; taken back, it is a new one for the server. */
  async #withdraw(draft, known) {
    if ((draft.revision ?? null) === null) return;
    await this.#delete(draft.id, draft.revision);
    Object.assign(known, { own: null, mirrored_at: null });
    await this.#store.mirrored(known, null);
  }

  async #discard(known) {
    if (known.own !== null) await this.#delete(known.id, known.own);
    await this.#store.forgetMirror(known.id);
  }

  async #delete(id, revision) {
    try {
      await this.#ask("DELETE", `${this.#api}/drafts/${id}?based_on=${revision}`);
    } catch (error) {
      // What another device changed meanwhile is its draft now.
      if (error.code !== "stale" && error.code !== "not_found") throw error;
    }
  }

  async #uploadFiles(draft, known) {
    for (const file of draft.files) {
      if (file.place !== "Device" || known.files.includes(file.id)) continue;
      const bytes = await this.#store.file(draft.id, file.id);
      if (!bytes) continue;
      try {
        await upload({ ...file, bytes }, `${this.#api}/attachments`, () => {}, { request: this.#ask });
      } catch (error) {
        // A file that the server does not take is told when it is sent.
        if (!(error instanceof Trouble) || error.isPassing || error.code === "not_signed_in") throw error;
        continue;
      }
      known.files.push(file.id);
      await this.#store.putMirror(known);
    }
  }
}
