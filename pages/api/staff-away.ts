import type { NextApiRequest, NextApiResponse } from "next";
import { awayDocument } from "@/app/staff/away";

/** It has a style and no script. */
const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; frame-ancestors 'none'; base-uri 'none'";

/**
 * proxy.ts leads staff here while the database is down, because a page in `app` cannot send 503.
 */
export default function handler(_request: NextApiRequest, response: NextApiResponse) {
  response
    .status(503)
    .setHeader("Content-Type", "text/html; charset=utf-8")
    .setHeader("Content-Security-Policy", POLICY)
    .setHeader("Cache-Control", "private, no-store")
    .setHeader("Retry-After", "30")
    .send(awayDocument());
}
