// Redoc puts its menu in no landmark and skips a heading level. It renders sections as they come into view, so this
// looks again whenever it does.
const redoc = document.getElementById("redoc");

function mend() {
  for (const menu of redoc.querySelectorAll(".menu-content:not([role])")) {
    menu.setAttribute("role", "navigation");
    menu.setAttribute("aria-label", "Contents");
  }
  for (const heading of redoc.querySelectorAll("h4:not([aria-level])")) heading.setAttribute("aria-level", "3");
}

mend();
new MutationObserver(mend).observe(redoc, { childList: true, subtree: true });
