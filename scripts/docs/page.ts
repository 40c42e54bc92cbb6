/** Rewrites the page that Redocly renders, so that it loads only the files beside it. */
import { createHash } from "node:crypto";
import { PurgeCSS } from "purgecss";

const redocOnCdn = /https:\/\/cdn\.redocly\.com\/redoc\/[^"]*\.js/g;

interface PageParts {
  /** Redocly's page, rendered with `site/page.hbs`. */
  html: string;
  /** The name of Redoc's script, in the page's folder. */
  script: string;
  style: string;
  /** A script that corrects accessibility and links of Redoc's page. */
  mendings: string;
  /** The whole reference as HTML. */
  reference: string;
}

/** @throws when Redocly's page is not as expected, so that a page that would need the CDN is never published */
export async function finishPage({ html, script, style, mendings, reference }: PageParts): Promise<string> {
  const page = (await withoutUnusedStyles(html))
    .replace(/<link rel="modulepreload"[^>]*>/, "")
    .replaceAll(redocOnCdn, () => `./${script}`)
    .replace("<!-- style -->", () => `<style>${style}</style>`)
    .replace("<!-- reference -->", () => reference)
    .replace("<!-- mendings -->", () => `<script type="module">${mendings}</script>`);
  if (!page.includes(`from "./${script}"`) || page.includes("cdn.redocly.com")) {
    throw new Error("Redocly's page loads its script in a way that this package does not know");
  }
  return page.replace("content-security-policy", () => contentSecurityPolicy(page));
}

/**
 * Removes the styles that the rendered page does not use: they are most of its weight, and come before its content. Redoc's
 * script adds the others when it needs them.
 */
async function withoutUnusedStyles(html: string): Promise<string> {
  const element = /<style data-styled[^>]*>(.*?)<\/style>/s;
  const [, css] = element.exec(html) ?? [];
  if (css === undefined) throw new Error("Redocly's page holds its styles in a way that this package does not know");
  const [used] = await new PurgeCSS().purge({
    content: [{ raw: html.replace(element, ""), extension: "html" }],
    css: [{ raw: css }],
    fontFace: true,
    keyframes: true,
    variables: true,
  });
  return html.replace(element, () => `<style>${used?.css}</style>`);
}

/**
 * Allows this page and the files beside it, no more. Redoc also needs:
 *
 * - a style element that starts empty and is filled by script, and style attributes, which cannot carry a hash;
 * - workers made from a blob, for its search.
 */
function contentSecurityPolicy(page: string): string {
  const scripts = hashes(page, /<script(?:\s[^>]*)?>(.*?)<\/script>/gs);
  const styles = hashes(page, /<style(?:\s[^>]*)?>(.*?)<\/style>/gs);
  return [
    "default-src 'none'",
    `script-src 'self' ${scripts.join(" ")}`,
    `style-src-elem ${[...styles, hash("")].join(" ")}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src data:",
    "worker-src blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

function hashes(page: string, element: RegExp): string[] {
  return [...page.matchAll(element)].map(([, content = ""]) => hash(content));
}

function hash(content: string): string {
  return `'sha256-${createHash("sha256").update(content).digest("base64")}'`;
}
