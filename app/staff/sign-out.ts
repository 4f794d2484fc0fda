"use server";

import { redirect } from "next/navigation";
import { endCurrentSession } from "@/lib/auth/current";

/** Ends this session on the server, deletes the cookie and shows the sign-in page. */
export async function signOut(): Promise<void> {
  await endCurrentSession();
  redirect("/staff/sign-in");
}
