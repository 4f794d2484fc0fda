import { readdirSync } from "node:fs";

/** The languages of the patients' pages, each a file of sentences. */
const LANGUAGES = readdirSync(new URL("messages", import.meta.url))
  .map((file) => file.replace(".json", ""))
  .join("|");

/**
 * The most that a form of staff may send. What announces more, or does not say how much comes, is
 * refused unread: where the framework meets its own limit it answers 500.
 */
const STAFF_BODY_LIMIT = 99_999;
const TOO_LARGE = [
  { type: "header", key: "content-length", value: "\\d{6,}" },
  { type: "header", key: "transfer-encoding" },
].map((header) => ({
  source: "/staff/:path*",
  has: [header],
  destination: "/api/too-large",
}));

/** The migrations that this build needs; written into it. */
const MIGRATIONS = readdirSync("prisma/migrations", { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .join(" ");

/** @type {import("next").NextConfig} */
const config = {
  distDir: process.env.BACKLINE_DIST ?? ".next",
  env: { MIGRATIONS },
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  // Postgres, hashing and jobs stay outside the bundle: they load native or dynamic code.
  serverExternalPackages: [
    "pg",
    "@node-rs/argon2",
    "@zxcvbn-ts/core",
    "@zxcvbn-ts/language-common",
    "graphile-worker",
    "rate-limiter-flexible",
    "nodemailer",
    "web-push",
    "pino",
    "prom-client",
    "postcss",
    "@tailwindcss/postcss",
  ],
  // Types are checked by `npm run check`, once, not again by each build.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    authInterrupts: true,
    serverActions: { bodySizeLimit: STAFF_BODY_LIMIT },
    // What passes proxy.ts is kept in memory twice: of a body that no page of ours takes, little.
    proxyClientMaxBodySize: "100kb",
  },
  redirects: async () => [
    // The page had this address before; people keep bookmarks.
    { source: "/staff/openings", destination: "/staff/availability", permanent: true },
    // A page that was open before an update asks there whether the server runs.
    { source: "/api/health", destination: "/livez", permanent: true },
  ],
  // What every answer has is set in app/safe-answers.ts, also where the framework answers by itself.
  headers: async () => [
    // The address of these pages is a secret.
    ...["/:locale/status/:path*", "/:locale/offer/:path*", "/feed/:path*"].map((source) => ({
      source,
      headers: [
        { key: "Referrer-Policy", value: "no-referrer" },
        { key: "X-Robots-Tag", value: "noindex, nofollow" },
      ],
    })),
    {
      // Their addresses name the build that they belong to (app/[locale]/document.tsx).
      source: "/:file(patient.js|kiosk.js|desk.js)",
      has: [{ type: "query", key: "v" }],
      headers: [{ key: "Cache-Control", value: "public, max-age=31536000" }],
    },
  ],
  // One door for the patients' pages, and for every address that leads nowhere. Its own address has no
  // parts: for one with parts the framework would compile patterns on every request.
  rewrites: async () => ({
    beforeFiles: [
      ...TOO_LARGE,
      { source: `/:locale(${LANGUAGES})/:path*`, destination: "/api/patient" },
    ],
    fallback: [{ source: "/:path*", destination: "/api/patient" }],
  }),
};

export default config;
