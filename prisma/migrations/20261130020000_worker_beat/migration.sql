-- When the worker last did a job of its own. One row for all workers.
CREATE TABLE "WorkerBeat" (
  "id" smallint PRIMARY KEY CHECK ("id" = 1),
  "at" timestamptz(3) NOT NULL
);
