import { create } from "qrcode";

/** White modules around the code, without which cameras do not find it (ISO/IEC 18004). */
const QUIET = 4;

/** The dark modules of the code of a text, as the path of an SVG with one unit a module. */
export function qrPath(text: string): { path: string; size: number } {
  const { size, data } = create(text, { errorCorrectionLevel: "Q" }).modules;
  const dark = [...data.keys()].filter((index) => data[index]);
  const path = dark.map((index) => `M${index % size} ${Math.floor(index / size)}h1v1h-1z`).join("");
  return { path, size };
}

/** A QR code, drawn on the server. Stays readable with a quarter of it dirty or torn. */
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
