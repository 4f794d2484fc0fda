/** Before the first request is served: what an admin set is known in this process. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { endConnectionsOnStop } = await import("@/app/shutdown");
  endConnectionsOnStop();
  const { answerSafely } = await import("@/app/safe-answers");
  answerSafely();
  const { endSlowBodies } = await import("@/app/slow-bodies");
  endSlowBodies();
  if (process.env.NODE_ENV === "production") {
    const { logFrameworkByCode } = await import("@/app/framework-log");
    logFrameworkByCode();
  }
  const { nameCallers } = await import("@/app/caller");
  nameCallers();
  const { watchSettings } = await import("@/lib/clinic/settings/current-settings");
  await watchSettings();
}
