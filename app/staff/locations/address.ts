import { env } from "@/lib/env";

const base = () => env().APP_URL;

/**
 * The address on a poster: short, and without a language, so that the browser's language counts.
 */
export const posterAddress = (code: string) => `${base()}/at/${code}`;

/** The address that staff open once on a device in the waiting room of this location. */
export const kioskAddress = (code: string) => `${base()}/en/kiosk?at=${code}`;
