// Corrects Redoc's page: its menu is not in a landmark, it skips a heading level, and only its own script can follow its
// links, so that one opened in a new tab leads nowhere. Redoc renders sections when they come into view, so the corrections
// run again after each change. If a mock serves the site, each operation gets a link to the mock's page.
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
  // The label of a response's examples replaces the text of the button, which names the chosen example.
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
