// <outbox-sender>: sends what waits in the outbox as long as the page is open.
//
// The portal puts it into the page when there is something to send. It takes
//   database   attribute  the database that has the outbox
//   kept       property   what the database did not take; see outbox/store.js
//   run()                 somebody wants it now
//   withdraw() method     takes an item back; a promise of whether it was in time
// and tells, also of what other pages and the service worker send,
//   outbox-news           as JSON { id } with `state`, with `moving: { number, of, percent }` while it is on its way, or
//                         with the `draft` as it is when all is done
//   outbox-rest           a round is over; what was done before anybody listened is to be read anew
//
// After what did not go it tries again: when its pause is over, when there is a network again, and when the page is
// looked at. The browser may also wake the service worker for it.

import { deliver, withdraw } from "./outbox/sender.js";

class OutboxSender extends HTMLElement {
  #channel;
  #timer;
  // Whether it is at work, and whether somebody asked for more meanwhile.
  #isBusy = false;
  #wanted = false;
  #again = () => this.run();
  #seen = () => document.visibilityState === "visible" && this.run();

  connectedCallback() {
    this.kept ??= new Map();
    this.#channel = new BroadcastChannel(this.#name);
    this.#channel.onmessage = ({ data }) => {
      this.dispatchEvent(new CustomEvent("outbox-news", { detail: JSON.stringify(data) }));
    };
    addEventListener("online", this.#again);
    document.addEventListener("visibilitychange", this.#seen);
    this.run();
  }

  disconnectedCallback() {
    this.#channel.close();
    clearTimeout(this.#timer);
    removeEventListener("online", this.#again);
    document.removeEventListener("visibilitychange", this.#seen);
  }

  run() {
    return this.#deliver(true);
  }

  withdraw(id) {
    return withdraw(this.#name, id, this.kept);
  }

  get #name() {
    return this.getAttribute("database");
  }

  async #deliver(hurry) {
    this.#wanted = true;
    if (this.#isBusy) return;
    this.#isBusy = true;
    clearTimeout(this.#timer);
    let left = { waiting: 0 };
    while (this.#wanted) {
      this.#wanted = false;
      left = await deliver(this.#name, { kept: this.kept, hurry }).catch((error) => {
        console.info(error);
        return left;
      });
    }
    this.#isBusy = false;
    this.dispatchEvent(new Event("outbox-rest"));
    if (left.waiting === 0 || !this.isConnected) return;
    this.#timer = setTimeout(() => this.#deliver(false), Math.max(left.next - Date.now(), 1_000));
    const worker = await navigator.serviceWorker?.getRegistration();
    // Where the browser cannot do it, or will not, an open page does.
    await worker?.sync?.register(this.#name).catch(() => {});
  }
}

customElements.define("outbox-sender", OutboxSender);
