/**
 * Reads a body of at most `limit` bytes. Gives null as soon as more arrives, whatever
 * Content-Length said, and stops reading. The sender keeps the rest; its connection ends at Node's
 * request timeout.
 */
export async function readBody(
  body: AsyncIterable<Uint8Array> | null,
  limit: number,
): Promise<Uint8Array | null> {
  if (!body) return new Uint8Array();
  // Not `for await`: leaving that loop destroys the connection before we could answer.
  const chunks = body[Symbol.asyncIterator]();
  const taken: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await chunks.next();
    if (done) return Buffer.concat(taken, size);
    size += value.byteLength;
    if (size > limit) return null;
    taken.push(value);
  }
}

/**
 * The body of a request, read as `readBody` does. A body that announces more than the limit is not
 * read at all, so that a browser gets the answer as usual.
 */
export async function readRequestBody(request: Request, limit: number): Promise<Uint8Array | null> {
  if (Number(request.headers.get("content-length")) > limit) return null;
  return readBody(request.body, limit);
}
