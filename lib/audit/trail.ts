import { AUDIT_EVENTS, type AuditAction, type DetailOf } from "./event";

/** Who did it: SQL for the id of a member of staff, or the patient, or the service by itself. */
type By = { staff: string; actor?: undefined } | { actor: "patient" | "system"; staff?: undefined };

type Where = {
  /** SQL for the id of the intake that the event is about. */
  intake?: string;
  /** SQL after FROM: one event for each row. Without it there is one event. */
  from?: string;
  /** SQL condition for writing the event. */
  where?: string;
  /** SQL for the time of the event. The default is now. */
  at?: string;
};

/** An event for `trail`: every value of its detail is SQL. */
export type TrailEvent<A extends AuditAction> = { action: A } & By & Where & DetailOf<A, string>;

/**
 * The INSERT of an event into the audit log, as a part of the statement that does the work, so that
 * both happen or neither. Takes SQL of our own; values are named parameters.
 */
export function trail<A extends AuditAction>(event: TrailEvent<A>): string {
  const { action, actor, staff, intake, from, where, at } = event;
  const detail = Object.entries((event.detail ?? {}) as Record<string, string>);
  const columns: [name: string, value: string | undefined][] = [
    ["at", at],
    ["actor", `'${actor ?? "staff"}'`],
    ["staffId", staff && `(${staff})::uuid`],
    ["action", `'${action}'`],
    ["intakeId", intake && `(${intake})::uuid`],
    ["detail", detailSql(action, detail)],
  ];
  const given = columns.filter(([, value]) => value !== undefined);
  return `INSERT INTO "AuditEvent" (${given.map(([name]) => `"${name}"`).join(", ")})
    SELECT ${given.map(([, value]) => value).join(", ")}${from ? ` FROM ${from}` : ""}${where ? ` WHERE ${where}` : ""}`;
}

function detailSql(action: AuditAction, detail: [string, string][]): string | undefined {
  if (detail.length === 0) return undefined;
  const built = `jsonb_build_object(${detail.map(([name, value]) => `'${name}', ${value}`).join(", ")})`;
  const canLack = AUDIT_EVENTS[action].some((name) => name.endsWith("?"));
  return canLack ? `jsonb_strip_nulls(${built})` : built;
}
