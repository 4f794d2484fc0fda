import pg from "pg";

/** Runs one statement on the database of the site under test, or on the one at `url`, as its owner. */
export async function query<Row extends pg.QueryResultRow>(
  text: string,
  values: unknown[] = [],
  url = process.env.DATABASE_URL,
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** The filed intake with this reference number. */
export async function intakeByReference(reference: string) {
  const [row] = await query<{ id: string; level: string; filedAs: string }>(
    `SELECT "id", "level", "filedAs" FROM "Intake" WHERE "reference" = $1`,
    [reference],
  );
  if (!row) throw new Error(`no intake with the reference ${reference}`);
  return row;
}

/** The level of an open intake in the queue; undefined when it is closed or was not filed. */
export async function levelInQueue(intakeId: string): Promise<string | undefined> {
  const [row] = await query<{ level: string }>(
    `SELECT "level" FROM "QueueEntry" WHERE "intakeId" = $1`,
    [intakeId],
  );
  return row?.level;
}
