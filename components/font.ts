import localFont from "next/font/local";

/**
 * Atkinson Hyperlegible Next, Latin letters, all weights in one file. Put `bodyFont.variable` on
 * `<html>`. It is preloaded; if it is late, the page keeps the fallback, which is equally wide, so
 * that nothing shifts.
 */
export const bodyFont = localFont({
  src: "../node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2",
  variable: "--font-hyperlegible",
  weight: "200 800",
  display: "optional",
  adjustFontFallback: "Arial",
});
