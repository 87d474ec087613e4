// Runs before the first paint, in every browser, so it is written in the oldest dialect.
// It sets the colour scheme that was chosen here, and finds out whether the portal can run at all.
(function () {
  var root = document.documentElement;

  // Storage throws where cookies are blocked; the system's scheme is a good answer then.
  try {
    var scheme = localStorage.getItem("mppi.scheme");
    if (scheme === "light" || scheme === "dark") root.setAttribute("data-scheme", scheme);
  } catch (error) {}

  // The floor is Chrome and WebView 99, Firefox 102, Safari 16. Each test is true from just there:
  // cascade layers (Chrome 99), transform streams (Firefox 102), overscroll-behavior (Safari 16).
  var modern =
    typeof WebAssembly === "object" &&
    "noModule" in document.createElement("script") &&
    "CSSLayerBlockRule" in window &&
    "TransformStream" in window &&
    window.CSS.supports("overscroll-behavior", "contain");
  if (modern) return;

  root.setAttribute("data-browser", "old");
  document.addEventListener("DOMContentLoaded", function () {
    var note = document.getElementById("boot-old");
    if (note) note.removeAttribute("hidden");
  });
})();
