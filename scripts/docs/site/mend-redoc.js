// Redoc puts its menu in no landmark, skips a heading level, and gives its links addresses that only its own script can
// follow: whoever opens one in a new tab would ask the server for a page that is not there. It renders sections as they
// come into view, so this looks again whenever it does. Where a mock serves the site, each operation gets a link that opens
// it on the mock's page.
const redoc = document.getElementById("redoc");
const { mockPage, operations: names = "" } = document.documentElement.dataset;
const operations = names.split(" ").filter(Boolean);

function mend() {
  for (const menu of redoc.querySelectorAll(".menu-content:not([role])")) {
    menu.setAttribute("role", "navigation");
    menu.setAttribute("aria-label", "Contents");
  }
  for (const heading of redoc.querySelectorAll(":is(h4, h5):not([aria-level])")) {
    heading.setAttribute("aria-level", `${Number(heading.tagName[1]) - 1}`);
  }
  // The label of a response's examples hides the text of the button, which names the example that is chosen.
  const isOfResponse = ":not(.panel-request-samples button)";
  for (const button of redoc.querySelectorAll(`button[aria-label^="Example"]${isOfResponse}`)) {
    const label = `Example: ${button.textContent}`;
    if (button.getAttribute("aria-label") !== label) button.setAttribute("aria-label", label);
  }
  for (const link of redoc.querySelectorAll('a:is([href^="/section/"], [href^="/other/"], [href="/"])')) {
    link.setAttribute("href", `#${link.getAttribute("href")}`);
  }
  for (const operation of operations) {
    const section = redoc.querySelector(`[data-section-id$="/${operation.toLowerCase()}"]:not(:has(> .try))`);
    if (!section) continue;
    const link = document.createElement("a");
    link.className = "try";
    link.href = `${mockPage}?operation=${operation}`;
    link.textContent = "Try it on this mock";
    section.prepend(link);
  }
}

mend();
new MutationObserver(mend).observe(redoc, { childList: true, characterData: true, subtree: true });
