// Starts the portal. The page that the server wrote stays readable until the app takes its place,
// and stays there when loading fails, with words that say so. The app shows the same words when it
// has to give up later, so their button is wired in any case.
const portal = document.getElementById("portal");
const failed = document.getElementById("boot-failed");

async function start() {
  const glue = await import(portal.href);
  await glue.default({ module_or_path: portal.dataset.wasm });
}

function explain(error) {
  console.error(error);
  failed.hidden = false;
}

document.getElementById("boot-retry").addEventListener("click", () => location.reload());
// Keeps the portal on the device once the page itself needs nothing more. Without it everything works, online.
async function keep() {
  try {
    await navigator.serviceWorker.register(new URL("sw.js", document.baseURI));
  } catch (error) {
    console.info(error);
  }
}

if (document.documentElement.dataset.browser !== "old") {
  start()
    .then(() => "serviceWorker" in navigator && setTimeout(keep, 3000))
    .catch(explain);
}
