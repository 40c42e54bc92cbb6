/** One file that loads nothing from elsewhere: the verdict first, then each guarantee, with what shows it on a time axis. */
import { oneLine } from "../../document/notes.js";
import { htmlStyle } from "./html-style.js";
import { timelineSvg } from "./html-timeline.js";
import {
  fails,
  type Report,
  type ReportedFinding,
  type ReportedGuarantee,
  type Reporter,
  type Timeline,
} from "./report.js";
import { explainLine, headline, leftBehind, remarks, requestsInWords } from "./sentences.js";
import { looks } from "./status-styles.js";
import { escaped } from "./text.js";

const words: Record<Report["verdict"], string> = {
  kept: "The contract is kept",
  broken: "The contract is broken",
  incomplete: "Not everything could be checked",
};

export const html: Reporter = (report) => {
  const found = report.guarantees
    .filter(({ findings }) => findings.length > 0)
    .toSorted((one, other) => rank(one, report) - rank(other, report));
  const notes = [...remarks(report), ...leftBehind(report), requestsInWords(report)];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
<title>${escaped(words[report.verdict])}: ${escaped(report.url)}</title>
<style>${htmlStyle}</style>
</head>
<body>
<header class="${report.verdict}">
<p class="mark" aria-hidden="true">${report.verdict === "kept" ? "✓" : report.verdict === "broken" ? "✗" : "?"}</p>
<div>
<h1>${escaped(words[report.verdict])}</h1>
<p>${escaped(headline(report))}</p>
</div>
</header>
<main>
${found.length > 0 ? `<section aria-labelledby="found"><h2 id="found">What was found</h2>\n${found.map((each) => guaranteeSection(each, report)).join("\n")}\n</section>` : ""}
<section aria-labelledby="all"><h2 id="all">The guarantees</h2>
${operationsOf(report)
  .map((operation) => operationTable(operation, report))
  .join("\n")}
</section>
<section aria-labelledby="notes"><h2 id="notes">About this report</h2>
<ul>${notes.map((note) => `<li>${escaped(note)}</li>`).join("")}</ul>
<p class="dim">${escaped(report.tool.name)} ${escaped(report.tool.version)}, <time datetime="${escaped(report.date)}">${escaped(report.date)}</time></p>
</section>
</main>
<script>${script}</script>
</body>
</html>
`;
};

/** 0 for a guarantee that fails, which comes first; 1 for the others. */
function rank({ findings }: ReportedGuarantee, { strict }: Report): number {
  return findings.some((finding) => fails(finding, strict)) ? 0 : 1;
}

function operationsOf({ guarantees }: Report): string[] {
  return [...new Set(guarantees.map(({ operation }) => operation))];
}

function operationTable(operation: string, { guarantees }: Report): string {
  const rows = guarantees
    .filter((guarantee) => guarantee.operation === operation)
    .map(({ id, status, guarantee, note, shown, findings }) => {
      const name = findings.length > 0 ? `<a href="#${anchor(id)}">${escaped(id)}</a>` : escaped(id);
      const count = shown ? `<br><small>${shown} exchange${shown === 1 ? "" : "s"}</small>` : "";
      return `<tr class="${looks[status].format}"><td class="status"><span aria-hidden="true">${looks[status].mark}</span> ${escaped(status)}${count}</td><th scope="row"><code>${name}</code></th><td>${escaped(oneLine(guarantee))}${note ? `<br><small>because ${escaped(note)}</small>` : ""}</td></tr>`;
    });
  return `<table><caption>${escaped(operation)}</caption><tbody>${rows.join("\n")}</tbody></table>`;
}

function guaranteeSection(guarantee: ReportedGuarantee, report: Report): string {
  const { id, documented, assumed, findings, status } = guarantee;
  const source = documented
    ? `<b>Documented.</b> ${escaped(oneLine(documented))}`
    : `<b>Assumed.</b> ${escaped(oneLine(assumed ?? ""))}`;
  return `<article id="${anchor(id)}" class="${looks[status].format}">
<h3><span aria-hidden="true">${looks[status].mark}</span> ${escaped(id)}</h3>
<p>${escaped(oneLine(guarantee.guarantee))}</p>
<p class="dim">${source}</p>
${findings.map((finding, index) => findingPart(finding, `${anchor(id)}-${index + 1}`, report, index === 0)).join("\n")}
<p class="dim">To understand it: <code>${escaped(explainLine(guarantee))}</code></p>
</article>`;
}

/** The first finding is open: the others say the same in most cases. */
function findingPart(finding: ReportedFinding, id: string, report: Report, isOpen: boolean): string {
  const { request, expected, actual, reason, known, curl, answer, timeline } = finding;
  return `<details class="finding"${isOpen ? " open" : ""}>
<summary>${escaped(request)}${fails(finding, report.strict) ? "" : " (a warning)"}</summary>
<dl><dt>expected</dt><dd>${escaped(expected)}</dd><dt>got</dt><dd class="got">${escaped(actual)}</dd>${reason ? `<dt>assumed</dt><dd>${escaped(oneLine(reason))}</dd>` : ""}${known ? `<dt>accepted</dt><dd>${escaped(oneLine(known))}</dd>` : ""}</dl>
${timeline && timeline.bars.length > 0 ? timelinePart(timeline, id) : ""}
<h4>To see it again</h4>
<div class="copy"><button type="button" data-copy="${id}-curl">Copy</button><pre id="${id}-curl" tabindex="0" aria-label="Command lines">${escaped(curl)}</pre></div>
<h4>The response</h4>
<pre tabindex="0" aria-label="The response">${escaped(answer)}</pre>
</details>`;
}

function timelinePart(timeline: Timeline, id: string): string {
  const { bars, orders } = timeline;
  const items = bars.map(({ label, request, status, answer, isFault, milliseconds }) => {
    const took = milliseconds === undefined ? "" : `, ${milliseconds} ms`;
    return `<li${isFault ? ' class="fault"' : ""}><b>${escaped(label)}</b> <code>${escaped(request)}</code>: ${status || "no response"}${took}${answer ? ` <code class="answer">${escaped(answer)}</code>` : ""}</li>`;
  });
  return `<figure>
<div class="scroll" role="region" tabindex="0" aria-label="Timeline">${timelineSvg(timeline, `${id}-drawing`)}</div>
${orders.length > 0 ? `<figcaption><p class="fault">No order of these requests explains their responses:</p><ul>${orders.map((order) => `<li>${escaped(order)}</li>`).join("")}</ul></figcaption>` : ""}
</figure>
<details><summary>The exchanges in words</summary><ol>${items.join("")}</ol></details>`;
}

/** Without scripts, the command lines are there to be selected, and the drawings to be scrolled. */
const script = `
for (const fault of document.querySelectorAll(".fault-span")) {
  const scroll = fault.closest(".scroll");
  scroll.scrollLeft = fault.getBBox().x - scroll.clientWidth / 2;
}
for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", async () => {
    const source = document.getElementById(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(source.textContent);
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(source);
      button.textContent = "Selected";
    }
    setTimeout(() => { button.textContent = "Copy"; }, 2000);
  });
}`;

function anchor(id: string): string {
  return id.replace(/[^\w-]/g, "-");
}
