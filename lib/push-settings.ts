import { createECDH } from "node:crypto";
import { z } from "zod";

/** Whether both are the halves of one key pair on P-256 (RFC 8292), in base64url. */
export function isKeyPair(publicKey: string, privateKey: string): boolean {
  const pair = createECDH("prime256v1");
  try {
    pair.setPrivateKey(Buffer.from(privateKey, "base64url"));
  } catch {
    return false;
  }
  return pair.getPublicKey().equals(Buffer.from(publicKey, "base64url"));
}

/** The push services of Chrome, Chromium, Firefox, Safari and Edge. */
export const PUSH_SERVICES = [
  "https://fcm.googleapis.com",
  "https://jmt17.google.com",
  "https://updates.push.services.mozilla.com",
  "https://web.push.apple.com",
  "https://*.notify.windows.com",
];

export const PushServicesSchema = z
  .string()
  .transform((text) => text.split(",").map((service) => service.trim()))
  .refine((services) => services.every((each) => /^https?:\/\/[^\s/?#@]+$/.test(each)), {
    error: "must be origins such as https://push.example, with commas between them",
  });
