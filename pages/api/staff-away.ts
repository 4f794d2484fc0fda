import type { NextApiRequest, NextApiResponse } from "next";
import { awayDocument } from "@/app/staff/away";

/** Where proxy.ts leads staff while the database does not answer: a page of `app` cannot say 503. */
export default function handler(_request: NextApiRequest, response: NextApiResponse) {
  response
    .status(503)
    .setHeader("Content-Type", "text/html; charset=utf-8")
    .setHeader("Cache-Control", "private, no-store")
    .setHeader("Retry-After", "30")
    .send(awayDocument());
}
