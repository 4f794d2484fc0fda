import localFont from "next/font/local";

/**
 * Atkinson Hyperlegible Next, Latin letters, all weights in one file. Put `bodyFont.variable` on
 * `<html>`; it is preloaded and has a fallback of the same width, so nothing moves when it arrives.
 */
export const bodyFont = localFont({
  src: "../node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2",
  variable: "--font-hyperlegible",
  weight: "200 800",
  display: "swap",
  adjustFontFallback: "Arial",
});
