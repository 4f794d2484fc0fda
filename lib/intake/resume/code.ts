import { macOf } from "@/lib/crypto/mac";
import { READABLE } from "@/lib/intake/reference";

/** 26 letters and digits to the power of 9 are 42 bits. */
const LENGTH = 9;
const GROUP = 3;

/**
 * The code of a draft, for example 4T7-Q2M-XA9. It is derived from the draft's id with a key of its
 * own. So it can be shown again to the holder of the draft and is stored nowhere.
 */
export function resumeCode(draftId: string): string {
  let rest = BigInt(`0x${macOf("resume", `code:${draftId}`)}`);
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
 * The value of Draft.resumeKey: code and date of birth (ISO) together. The table reveals neither,
 * and neither finds the draft without the other.
 */
export function resumeKey(code: string, birthDate: string): string {
  return macOf("resume", `key:${plainCode(code)}:${birthDate}`);
}
