import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./lib/i18n/request.ts");

/** Sent with every response. The content policy, which carries a nonce, is set in proxy.ts. */
const SECURITY_HEADERS = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  {
    key: "Permissions-Policy",
    value: "camera=(), microphone=(), geolocation=(), browsing-topics=()",
  },
  { key: "Strict-Transport-Security", value: "max-age=63072000; includeSubDomains" },
];

/** @type {import("next").NextConfig} */
const config = {
  distDir: process.env.BACKLINE_DIST ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  // The title is in the head for every browser, not only for search engines: no script moves it there.
  htmlLimitedBots: /.*/,
  // Postgres, hashing and jobs stay outside the bundle: they load native or dynamic code.
  serverExternalPackages: [
    "pg",
    "@node-rs/argon2",
    "graphile-worker",
    "rate-limiter-flexible",
    "nodemailer",
    "pino",
  ],
  // Types are checked by `npm run check`, once, not again by each build.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    authInterrupts: true,
    serverActions: { bodySizeLimit: "64kb" },
    // What passes proxy.ts is kept in memory twice: of a body that no page of ours takes, little.
    proxyClientMaxBodySize: "64kb",
  },
  headers: async () => [
    { source: "/:path*", headers: SECURITY_HEADERS },
    {
      // The address of these pages is a secret of the patient.
      source: "/:locale/status/:path*",
      headers: [
        { key: "Referrer-Policy", value: "no-referrer" },
        { key: "X-Robots-Tag", value: "noindex, nofollow" },
      ],
    },
    {
      source: "/:file(plain.css|learn.css|patient.js|kiosk.js)",
      headers: [{ key: "Cache-Control", value: "public, max-age=600" }],
    },
  ],
};

export default withNextIntl(config);
