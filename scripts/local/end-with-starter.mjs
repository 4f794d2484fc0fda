// Loaded into a server before its own code (node --import): it ends when the process that started it
// is gone, however that went.
const PATIENCE_MS = 5_000;

process.once("disconnect", () => {
  // As with any stop: the port is free at once, and what was asked before is still answered.
  process.kill(process.pid, "SIGTERM");
  setTimeout(() => process.exit(), PATIENCE_MS).unref();
});
