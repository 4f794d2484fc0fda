import { readBody } from "@/app/body";

/** The fields of a form: every name with all its values. */
export type PatientForm = Record<string, string[]>;

export type Refusal = "crossSite" | "badForm" | "tooLarge";
export const REFUSAL_STATUS: Record<Refusal, number> = {
  crossSite: 403,
  badForm: 400,
  tooLarge: 413,
};

const MAX_BYTES = 64 * 1024;
const MAX_FIELDS = 200;

/** A request of the app router, or one of Node with its headers read. */
export type Posted = { headers: Pick<Headers, "get">; body: AsyncIterable<Uint8Array> | null };

function isCrossSite(headers: Posted["headers"], mayHideOrigin: boolean): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site !== "same-origin" && site !== "none";
  const origin = headers.get("origin");
  if (origin === null || (mayHideOrigin && origin === "null")) return false;
  const host = headers.get("x-forwarded-host") ?? headers.get("host");
  return !URL.canParse(origin) || new URL(origin).host !== host;
}

function decode(bytes: Uint8Array): PatientForm | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return formOf([...new URLSearchParams(text)]);
  } catch {
    return null;
  }
}

async function decodeFormData(bytes: Uint8Array, type: string): Promise<PatientForm | null> {
  try {
    const body = new Uint8Array(bytes);
    const fields = await new Response(body, { headers: { "content-type": type } }).formData();
    return formOf(
      [...fields].map(([name, value]) => [name, typeof value === "string" ? value : ""]),
    );
  } catch {
    return null;
  }
}

function formOf(pairs: readonly [name: string, value: string][]): PatientForm | null {
  if (pairs.length > MAX_FIELDS) return null;
  const form: PatientForm = Object.create(null);
  for (const [name, value] of pairs) {
    if (name.includes("\u0000") || value.includes("\u0000")) return null;
    form[name] = [...(form[name] ?? []), value];
  }
  return form;
}

/**
 * Reads a posted form: at most 64 KiB and 200 fields of urlencoded UTF-8 from our own pages. Gives
 * the name of the refusal for anything else. `mayHideOrigin`: the page asks browsers to send no
 * referrer, and older browsers then send the origin "null".
 */
export async function readForm(
  { headers, body }: Posted,
  mayHideOrigin = false,
): Promise<PatientForm | Refusal> {
  if (isCrossSite(headers, mayHideOrigin)) return "crossSite";
  const type = headers.get("content-type") ?? "";
  const kind = type.split(";")[0]?.trim().toLowerCase();
  // The button of a mail program may send its one field as form data (RFC 8058).
  const isFormData = mayHideOrigin && kind === "multipart/form-data";
  if (kind !== "application/x-www-form-urlencoded" && !isFormData) return "badForm";
  // A body that announces too much is not read at all, so that the browser gets the answer as
  // usual.
  if (Number(headers.get("content-length")) > MAX_BYTES) return "tooLarge";
  const bytes = await readBody(body, MAX_BYTES);
  if (bytes === null) return "tooLarge";
  return (isFormData ? await decodeFormData(bytes, type) : decode(bytes)) ?? "badForm";
}
