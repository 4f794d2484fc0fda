import { macOf } from "@/lib/crypto/mac";
import { READABLE } from "@/lib/intake/reference";

/** 26 letters and digits to the power of 9 are 42 bits. */
const LENGTH = 9;
const GROUP = 3;

/**
 * The code of a draft, for example 4T7-Q2M-XA9. It is worked out of the draft's id under a key of its
 * own, so it can be shown again to who has the draft and is stored nowhere.
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

/** A code as it was typed, in any spacing and case, in the one form that is compared. */
export function plainCode(typed: string): string {
  return typed.toUpperCase().replace(/[^A-Z0-9]/g, "");
}

/**
 * What is stored in Draft.resumeKey: code and date of birth (ISO) together. The table tells neither,
 * and neither finds the draft without the other.
 */
export function resumeKey(code: string, birthDate: string): string {
  return macOf("resume", `key:${plainCode(code)}:${birthDate}`);
}
