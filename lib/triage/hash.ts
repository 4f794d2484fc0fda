const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;

/** 64-bit FNV-1a over the UTF-16 code units of a text, as 16 hex digits. Not for secrets. */
export function hashText(text: string): string {
  let hash = OFFSET;
  for (let i = 0; i < text.length; i += 1) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(i))) * PRIME);
  }
  return hash.toString(16).padStart(16, "0");
}
