import { createHash } from "node:crypto";
import { renderToStaticMarkup } from "react-dom/server";
import { LAST_STYLE, LastWords } from "@/app/last-words";
import { setting } from "@/lib/clinic/settings/current-settings";
import type { Sent } from "./place";

const STYLE = createHash("sha256").update(LAST_STYLE).digest("base64");
const POLICY = `default-src 'none'; style-src 'sha256-${STYLE}'; frame-ancestors 'none'; base-uri 'none'`;

function numbers() {
  try {
    const { emergency, phone } = setting("contact");
    return { emergency, clinic: phone };
  } catch {
    return {};
  }
}

/** The answer when no page can be rendered, not even the error page. It depends on nothing else. */
export function lastResort(): Sent {
  return {
    status: 500,
    headers: [
      ["Content-Type", "text/html; charset=utf-8"],
      ["Content-Security-Policy", POLICY],
      ["Cache-Control", "private, no-store"],
    ],
    body: `<!doctype html>${renderToStaticMarkup(<LastWords {...numbers()} />)}`,
  };
}
