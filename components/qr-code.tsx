import { encode } from "uqr";

/** The white margin around the code, which cameras need to find it (ISO/IEC 18004). */
const QUIET = 4;

/** The dark modules of a text's QR code as an SVG path, one unit per module. */
export function qrPath(text: string): { path: string; size: number } {
  const { size, data } = encode(text, { ecc: "Q", border: 0 });
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [{ x, y }] : [])));
  return { path: dark.map(({ x, y }) => `M${x} ${y}h1v1h-1z`).join(""), size };
}

/** A QR code, drawn on the server. It stays readable if a quarter of it is dirty or torn. */
export function QrCode({ text, label, className }: QrCodeProps) {
  const { path, size } = qrPath(text);
  const side = size + 2 * QUIET;
  return (
    <svg
      role="img"
      aria-label={label}
      className={className}
      viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`}
      shapeRendering="crispEdges"
    >
      <rect x={-QUIET} y={-QUIET} width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

type QrCodeProps = { text: string; label: string; className?: string };
