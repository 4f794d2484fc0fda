import type { Instrumentation } from "next";

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

/** A page that fails after a form was sent is told apart from a form that the framework cannot read. */
export const onRequestError: Instrumentation.onRequestError = async (
  _,
  request,
  { renderSource },
) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { notePageFailed } = await import("@/app/safe-answers");
  if (renderSource === "react-server-components" || renderSource === "server-rendering")
    notePageFailed(request.headers);
};
