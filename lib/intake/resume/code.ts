import { macsOf } from "@/lib/crypto/mac";
import { READABLE } from "@/lib/intake/reference";

/** 26 letters and digits to the power of 9 are 42 bits. */
const LENGTH = 9;
const GROUP = 3;

/**
 * The code of a draft, for example 4T7-Q2M-XA9. It is derived from the draft's id with a key of its
 * own. So it can be shown again to the holder of the draft and is stored nowhere. `savedUnder` is the
 * data key that Draft.resumeKey names, and the oldest when it names none; without it, the newest.
 */
export function resumeCode(draftId: string, savedUnder?: string | null): string {
  const macs = macsOf("resume", `code:${draftId}`);
  const former = macs.find(([id]) => id === savedUnder) ?? macs.at(-1);
  const [, mac] = (savedUnder ? former : macs[0]) ?? [];
  let rest = BigInt(`0x${mac}`);
  let letters = "";
  for (; letters.length < LENGTH; rest /= BigInt(READABLE.length)) {
    letters += READABLE[Number(rest % BigInt(READABLE.length))];
  }
  const groups = letters.match(new RegExp(`.{${GROUP}}`, "g")) ?? [];
  return groups.join("-");
}

/** A typed code, in any spacing and case, in the form used for comparison. */
export function plainCode(typed: string): string {
  return typed.toUpperCase().replace(/[^A-Z0-9]/g, "");
}

/**
 * The values that Draft.resumeKey can have for a code and a date of birth (ISO) together: the id of a
 * data key and a MAC under it, the newest key first. The table reveals neither, and neither finds the
 * draft without the other. The last one, without an id, is from before there was more than one key.
 */
export function resumeKeys(code: string, birthDate: string): string[] {
  const macs = macsOf("resume", `key:${plainCode(code)}:${birthDate}`);
  return [...macs.map(([id, mac]) => `${id}.${mac}`), ...macs.slice(-1).map(([, mac]) => mac)];
}
