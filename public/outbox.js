// <outbox-sender>: sends what waits in the outbox as long as the page is open.
//
// The portal puts it into the page when there is something to send. It takes
//   database   attribute  the database that has the outbox
//   api        attribute  where the API is
//   account    attribute  who is signed in; the drafts are mirrored to this account
//   kept       property   what the database did not take; see outbox/store.js
//   run()                 somebody wants it now
//   saved()               a draft was saved, and is to be mirrored a little later
//   mirror()              a draft is to be mirrored now; a promise of its end
//   stop()                writes nothing more, and leaves the page; a promise of it
//   withdraw() method     takes an item back; a promise of whether it was in time
// and tells, also of what other pages and the service worker send,
//   outbox-news           as JSON { id } with `state`, with `moving: { number, of, percent }` while it is on its way, or
//                         with the `draft` as it is when all is done, `is_unwritten` where the device is too full for it;
//                         and what outbox/mirror.js tells
//   outbox-rest           a round is over; what was done before anybody listened is to be read anew
//
// After what did not go it tries again: when its pause is over, when there is a network again, and when the page is
// looked at. The browser may also wake the service worker for it.

import { Mirroring } from "./outbox/mirroring.js";
import { deliver, withdraw } from "./outbox/sender.js";

// For src/platform/upload.rs.
export { upload } from "./outbox/tus.js";

class OutboxSender extends HTMLElement {
  #channel;
  #timer;
  // Whether it is at work, and whether somebody asked for more meanwhile.
  #isBusy = false;
  #wanted = false;
  #again = () => this.run();
  #seen = () => (document.visibilityState === "visible" ? this.run() : this.#mirroring.now());
  #mirroring;

  static observedAttributes = ["account"];

  attributeChangedCallback(_name, _before, now) {
    if (now && this.#mirroring) this.run();
  }

  connectedCallback() {
    this.kept ??= new Map();
    this.#channel = new BroadcastChannel(this.#name);
    this.#mirroring = new Mirroring(this.#name, (news) => {
      this.#hear(news);
      this.#channel.postMessage(news);
    });
    this.#channel.onmessage = ({ data }) => this.#hear(data);
    addEventListener("online", this.#again);
    document.addEventListener("visibilitychange", this.#seen);
    this.run();
  }

  disconnectedCallback() {
    this.#channel.close();
    clearTimeout(this.#timer);
    this.#mirroring.stop();
    removeEventListener("online", this.#again);
    document.removeEventListener("visibilitychange", this.#seen);
  }

  run() {
    return this.#deliver(true);
  }

  saved() {
    this.#mirroring.soon();
  }

  mirror() {
    return this.#mirror(false);
  }

  async stop() {
    this.removeAttribute("account");
    await this.#mirroring.stop();
    this.remove();
  }

  withdraw(id) {
    return withdraw(this.#name, id, this.kept);
  }

  get #name() {
    return this.getAttribute("database");
  }

  #hear(news) {
    if (!this.isConnected) return;
    // Whoever watches a long upload does not touch the page.
    if (news.moving) globalThis.vault?.stay();
    this.dispatchEvent(new CustomEvent("outbox-news", { detail: JSON.stringify(news) }));
  }

  #mirror(pull) {
    this.#mirroring.account = this.getAttribute("account");
    this.#mirroring.api = this.getAttribute("api");
    return this.#mirroring.now(pull);
  }

  async #deliver(hurry) {
    this.#wanted = true;
    if (this.#isBusy) return;
    this.#isBusy = true;
    clearTimeout(this.#timer);
    // What is to be sent goes before what is only copied.
    await this.#mirroring.stop();
    let left = { waiting: 0 };
    while (this.#wanted) {
      this.#wanted = false;
      left = await deliver(this.#name, { kept: this.kept, hurry, begins: () => this.#askForWaking() }).catch((error) => {
        // Such as a device that is full: the next round comes all the same.
        console.info(error);
        return { waiting: Math.max(left.waiting, 1), next: Date.now() + 60_000 };
      });
    }
    this.#isBusy = false;
    if (!this.isConnected) return;
    this.dispatchEvent(new Event("outbox-rest"));
    this.#mirror(hurry);
    if (left.waiting === 0) return;
    this.#timer = setTimeout(() => this.#deliver(false), Math.max(left.next - Date.now(), 1_000));
  }

  /** Has the worker woken, whatever becomes of this page. Where the browser cannot do it, or will not, an open page sends. */
  async #askForWaking() {
    // It never has the key.
    if (globalThis.vault?.hasPin) return;
    const worker = await navigator.serviceWorker?.getRegistration();
    if (!worker?.sync) return;
    try {
      await worker.sync.register(this.#name);
      document.documentElement.dataset.wakes = "promised";
      dispatchEvent(new Event("worker-wakes"));
    } catch (error) {
      console.info(error);
    }
  }
}

customElements.define("outbox-sender", OutboxSender);
