// Loaded into a server before its own code (node --import): the server ends when the process that
// started it is gone, for whatever reason.
const PATIENCE_MS = 5_000;

process.once("disconnect", () => {
  // As with any stop, the port is freed at once, and requests in flight are still answered.
  process.kill(process.pid, "SIGTERM");
  setTimeout(() => process.exit(), PATIENCE_MS).unref();
});
