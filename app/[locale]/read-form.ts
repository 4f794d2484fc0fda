/** What a form held: every name with all its values. */
export type PatientForm = Record<string, string[]>;

export type Refusal = "crossSite" | "badForm" | "tooLarge";
export const REFUSAL_STATUS: Record<Refusal, number> = {
  crossSite: 403,
  badForm: 400,
  tooLarge: 413,
};

const MAX_BYTES = 64 * 1024;
const MAX_FIELDS = 200;

function isCrossSite(headers: Headers, mayHideOrigin: boolean): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site !== "same-origin" && site !== "none";
  const origin = headers.get("origin");
  if (origin === null || (mayHideOrigin && origin === "null")) return false;
  const host = headers.get("x-forwarded-host") ?? headers.get("host");
  return !URL.canParse(origin) || new URL(origin).host !== host;
}

async function readBytes(request: Request): Promise<Uint8Array | null> {
  const announced = request.headers.get("content-length");
  // A form that is only a button: nothing comes that would be worth waiting for.
  if (announced === "0") return new Uint8Array();
  if (Number(announced ?? 0) > MAX_BYTES) return null;
  const reader = request.body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > MAX_BYTES) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks);
}

function decode(bytes: Uint8Array): PatientForm | null {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
  const pairs = [...new URLSearchParams(text)];
  if (pairs.length > MAX_FIELDS) return null;
  const form: PatientForm = Object.create(null);
  for (const [name, value] of pairs) {
    if (name.includes("\u0000") || value.includes("\u0000")) return null;
    form[name] = [...(form[name] ?? []), value];
  }
  return form;
}

/**
 * Reads a posted form: at most 64 KiB and 200 fields of urlencoded UTF-8 from our own pages.
 * Gives the refusal's name instead when it is anything else. `mayHideOrigin`: the page asks browsers
 * not to say where a form comes from, and older ones then send the origin "null".
 */
export async function readForm(
  request: Request,
  mayHideOrigin = false,
): Promise<PatientForm | Refusal> {
  if (isCrossSite(request.headers, mayHideOrigin)) return "crossSite";
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/x-www-form-urlencoded") return "badForm";
  const bytes = await readBytes(request);
  if (bytes === null) return "tooLarge";
  return decode(bytes) ?? "badForm";
}
