import { z } from "zod";

// What is inside a backup: frames of a kind (one byte), a length (four bytes) and that many bytes. A
// table is a frame that names it, then frames of rows as COPY gives them. The last frame says the end.

const TableSchema = z.object({ table: z.string(), columns: z.array(z.string()).min(1) });
const EndSchema = z.object({
  /** Rows of each table. */
  rows: z.record(z.string(), z.number()),
  sequences: z.array(z.object({ name: z.string(), value: z.string(), called: z.boolean() })),
});
export type TableFrame = z.infer<typeof TableSchema>;
export type EndFrame = z.infer<typeof EndSchema>;

export type Frame =
  | { kind: "table"; table: TableFrame }
  | { kind: "rows"; rows: Buffer }
  | { kind: "end"; end: EndFrame };

const KINDS = { table: 1, rows: 2, end: 3 } as const;
const HEAD_BYTES = 5;

/** One frame as bytes. */
export function encodeFrame(frame: Frame): Buffer {
  const body =
    frame.kind === "rows"
      ? frame.rows
      : Buffer.from(JSON.stringify(frame.kind === "table" ? frame.table : frame.end));
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt8(KINDS[frame.kind], 0);
  head.writeUInt32BE(body.length, 1);
  return Buffer.concat([head, body]);
}

function decodeFrame(kind: number, body: Buffer): Frame {
  if (kind === KINDS.rows) return { kind: "rows", rows: body };
  const read: unknown = JSON.parse(body.toString("utf8"));
  if (kind === KINDS.table) return { kind: "table", table: TableSchema.parse(read) };
  if (kind === KINDS.end) return { kind: "end", end: EndSchema.parse(read) };
  throw new Error(`no frame of a backup: ${kind}`);
}

/** The frames in a stream of bytes, however it is cut into chunks. Throws when it ends within one. */
export async function* decodeFrames(chunks: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let held: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    let at = 0;
    while (held.length - at >= HEAD_BYTES) {
      const next = at + HEAD_BYTES + held.readUInt32BE(at + 1);
      if (held.length < next) break;
      yield decodeFrame(held.readUInt8(at), held.subarray(at + HEAD_BYTES, next));
      at = next;
    }
    held = held.subarray(at);
  }
  if (held.length > 0) throw new Error("a backup that ends within a frame");
}
