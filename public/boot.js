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
if (document.documentElement.dataset.browser !== "old") start().catch(explain);
