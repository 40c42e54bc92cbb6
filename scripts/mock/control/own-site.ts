/** The mock's own site beside the API: its page at `/`, and the control path `/__mock/`, which the API cannot have. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Inside } from "../inside.js";

export interface OwnSite {
  /** @returns undefined: the request is not for this site */
  serve(request: IncomingMessage, response: ServerResponse): Promise<void> | undefined;
  /** Ends the event streams. */
  close(): void;
}

/** Loads the site with its first request, so that a mock without one starts faster. */
export function ownSite(inside: Inside): OwnSite {
  let loaded: Promise<import("./routes.js").Routes> | undefined;
  let close = () => {};
  return {
    serve(request, response) {
      if (!isOwn(request)) return undefined;
      loaded ??= import("./routes.js").then(({ createRoutes }) => {
        const routes = createRoutes(inside);
        close = routes.close;
        return routes;
      });
      return loaded.then((routes) => routes.serve(request, response));
    },
    close: () => close(),
  };
}

function isOwn({ method, url = "" }: IncomingMessage): boolean {
  const [path = ""] = url.split("?", 1);
  if (path === "/") return method === "GET" || method === "HEAD";
  return path === "/__mock" || path.startsWith("/__mock/");
}
