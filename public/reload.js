// Development only: `./dev watch` adds it to the shells. Loads the page again after a build.
const address = new URL("build.txt", import.meta.url);

async function build() {
  try {
    const answer = await fetch(address, { cache: "no-store" });
    return answer.ok ? await answer.text() : undefined;
  } catch {
    return undefined;
  }
}

// What a release kept on this address would hide every change.
const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
await Promise.all(workers.map((worker) => worker.unregister()));

const first = await build();
setInterval(async () => {
  const now = await build();
  if (now !== undefined && now !== first) location.reload();
}, 1000);
