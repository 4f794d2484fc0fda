// The web server of a build: `next start`, but for how patients' pages are sent. Its port and address are given.
import { createServer } from "node:http";
import path from "node:path";
import next from "next";
import { PatientAnswer } from "./patient-answer.mjs";

const port = Number(process.argv[2]);
const host = process.argv[3];
const dir = path.resolve(import.meta.dirname, "../..");
const app = next({ dev: false, dir, port });
await app.prepare();
const handle = app.getRequestHandler();

const server = createServer({ ServerResponse: PatientAnswer }, (request, response) => {
  handle(request, response).catch((error) => {
    // The name alone: an error's words may hold a patient's.
    console.error(JSON.stringify({ level: "error", event: "request_failed", code: error?.name }));
    if (!response.headersSent) response.statusCode = 500;
    response.end("Internal Server Error");
  });
});
server.on("error", (error) => {
  console.error(error.message);
  process.exit(1);
});
server.listen(port, host);

// What was asked before is still answered.
for (const signal of ["SIGINT", "SIGTERM"])
  process.once(signal, () => server.close(() => app.close().finally(() => process.exit())));
