/**
 * What holds on each connection of the service to a server of this major version: no statement waits
 * without a limit, and times are in UTC, for which Prisma's driver takes them.
 */
export function sessionSettings(major: number): Record<string, string> {
  return {
    TimeZone: "UTC",
    statement_timeout: "4s",
    lock_timeout: "2s",
    idle_in_transaction_session_timeout: "5s",
    ...(major >= 17 && { transaction_timeout: "8s" }),
    // The reports of many intakes sort in memory, and are over before they would be compiled.
    work_mem: "16MB",
    jit: "off",
  };
}
