// The link of a receipt carries number and secret behind the #, where no server and no log sees them.
// This moves them into the form, so that they travel in the body. Without it, people type them.
(function () {
  var form = document.getElementById("tracking-form");
  var parts = location.hash.replace(/^#/, "").split(".");
  if (!form || parts.length !== 2 || !parts[0] || !parts[1]) return;
  // Neither the history nor a copied address keeps the secret.
  if (history.replaceState) history.replaceState(null, "", location.pathname + location.search);
  document.getElementById("number").value = decodeURIComponent(parts[0]);
  document.getElementById("secret").value = decodeURIComponent(parts[1]);
  form.submit();
})();
