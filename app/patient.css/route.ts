import { readFile } from "node:fs/promises";
import path from "node:path";

/** Made once, when the application is built; in development on each request. */
export const dynamic = "force-static";

const KEEP = process.env.NODE_ENV === "development" ? "no-store" : "public, max-age=31536000";

const SOURCE = "app/patients.css";

/**
 * The one style sheet of patient pages. Its address names the build (app/[locale]/document.tsx).
 */
export async function GET(): Promise<Response> {
  const [{ default: postcss }, { default: tailwind }] = await Promise.all([
    import("postcss"),
    import("@tailwindcss/postcss"),
  ]);
  const from = path.join(process.cwd(), SOURCE);
  const made = await postcss([tailwind({ optimize: true })]).process(await readFile(from, "utf8"), {
    from,
  });
  return new Response(made.css, {
    headers: {
      "Content-Type": "text/css; charset=utf-8",
      "Cache-Control": KEEP,
    },
  });
}
