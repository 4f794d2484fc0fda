import fc from "fast-check";
import { expect, it } from "vitest";
import { decodeFrames, encodeFrame, type Frame } from "./frames";

async function* cut(bytes: Buffer, at: number[]) {
  let from = 0;
  for (const to of [...at].sort((a, b) => a - b)) {
    yield bytes.subarray(from, Math.max(from, to));
    from = Math.max(from, to);
  }
  yield bytes.subarray(from);
}

const frame = fc.oneof(
  fc
    .uint8Array({ maxLength: 300 })
    .map((rows): Frame => ({ kind: "rows", rows: Buffer.from(rows) })),
  fc
    .record({ table: fc.string(), columns: fc.array(fc.string(), { minLength: 1 }) })
    .map((table): Frame => ({ kind: "table", table })),
  fc.constant<Frame>({
    kind: "end",
    end: { rows: { a: 1 }, sequences: [{ name: "s", value: "9007199254740993", called: true }] },
  }),
);

it("frames are read as they were written, however the stream is cut", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(frame, { maxLength: 6 }),
      fc.array(fc.nat(400), { maxLength: 8 }),
      async (frames, cuts) => {
        const read: Frame[] = [];
        const bytes = Buffer.concat(frames.map(encodeFrame));
        for await (const each of decodeFrames(cut(bytes, cuts))) read.push(each);
        expect(read).toEqual(frames);
      },
    ),
  );
});

it("a stream that ends within a frame is refused", async () => {
  const bytes = encodeFrame({ kind: "rows", rows: Buffer.from("1\tyes\n") });
  for (let length = 1; length < bytes.length; length += 1) {
    const frames = decodeFrames(cut(bytes.subarray(0, length), []));
    await expect(frames.next()).rejects.toThrow("within a frame");
  }
});
