import type { BrowserContext } from "@playwright/test";

/** A page as a patient meets it. */
export type PatientPage = {
  name: string;
  /** The address without its language. */
  path: string;
  /** The patient's cookie; left out when no patient is known. */
  token?: string;
  /** On a device in the waiting room. */
  kiosk?: true;
  status?: number;
};

/** Gives a browser the cookies of this page, and no others. */
export async function becomeDevice(
  context: BrowserContext,
  { token, kiosk }: PatientPage,
  address: string,
): Promise<void> {
  await context.clearCookies();
  const cookies = { backline_intake: token, backline_kiosk: kiosk && "en.main-street" };
  for (const [name, value] of Object.entries(cookies))
    if (value) await context.addCookies([{ name, value, url: address }]);
}
