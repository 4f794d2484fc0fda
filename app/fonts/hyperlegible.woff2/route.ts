import { readFile } from "node:fs/promises";
import path from "node:path";

/** Read once, when the application is built. */
export const dynamic = "force-static";

const FILE =
  "node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2";

/** The body font at an address that a plain style sheet can name (components/font.ts has none). */
export async function GET(): Promise<Response> {
  const font = await readFile(path.join(process.cwd(), FILE));
  return new Response(new Uint8Array(font), {
    headers: { "Content-Type": "font/woff2", "Cache-Control": "public, max-age=2592000" },
  });
}
