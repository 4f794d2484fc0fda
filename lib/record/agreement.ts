import { unseal } from "@/lib/crypto/seal";
import type { Unsealing } from "@/lib/crypto/unsealing";
import { signaturePlace } from "@/lib/intake/sealed";

/** The agreement of an intake as a statement gives it. Times are text inside of JSON. */
export type SealedAgreement = {
  id: string;
  textVersion: string;
  textHash: string;
  agreedAt: string;
  signedNameSealed: string | null;
  heardBy: string | null;
};

/** What the patient or their proxy agreed to, when, and under which name. */
export type Agreement = {
  textVersion: string;
  textHash: string;
  agreedAt: Date;
  /** Null for agreements made before the form asked for names. */
  signedName: string | null;
  /** Who of the staff heard it, where it was given by word of mouth; null where it was signed. */
  heardBy: string | null;
};

/** Agreement to the use of the answers; for a query over "Intake" i. */
export const AGREEMENT = `(SELECT to_jsonb(a) FROM (
    SELECT x."id", x."textVersion", x."textHash", x."agreedAt", x."signedNameSealed",
      (SELECT m."name" FROM "StaffMember" m WHERE m."id" = x."heardById") AS "heardBy" FROM "Consent" x
    WHERE x."intakeId" = i."id" AND x."kind" = 'intake' ORDER BY x."agreedAt" DESC LIMIT 1) a)`;

/** Opens the agreement of a row; null when the intake ended before the consent page. */
export function openAgreement(
  unsealing: Unsealing,
  sealed: SealedAgreement | null,
): Agreement | null {
  if (!sealed) return null;
  const { id, signedNameSealed, agreedAt, ...rest } = sealed;
  return {
    ...rest,
    agreedAt: new Date(agreedAt),
    signedName: unsealing.take("Consent", id, () => {
      return signedNameSealed ? unseal(signedNameSealed, signaturePlace(id)) : null;
    }),
  };
}
