"use server";

import { redirect } from "next/navigation";
import { endCurrentSession } from "@/lib/auth/current";

/** Ends this session on the server, takes the cookie back and shows the sign-in page. */
export async function signOut(): Promise<void> {
  await endCurrentSession();
  redirect("/staff/sign-in");
}
