import type { NextApiRequest, NextApiResponse } from "next";

export const config = { api: { bodyParser: false } };

/** next.config.js leads here what announces a body that no staff page takes; it is not read. */
export default function handler(_request: NextApiRequest, response: NextApiResponse) {
  response.status(413).send("Too large.");
}
