import type { NextApiRequest, NextApiResponse } from "next";
import { awayDocument } from "@/app/staff/away";

/**
 * proxy.ts leads staff here while the database is down, because a page in `app` cannot send 503.
 */
export default function handler(_request: NextApiRequest, response: NextApiResponse) {
  response
    .status(503)
    .setHeader("Content-Type", "text/html; charset=utf-8")
    .setHeader("Cache-Control", "private, no-store")
    .setHeader("Retry-After", "30")
    .send(awayDocument());
}
