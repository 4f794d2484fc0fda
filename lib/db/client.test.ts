import pg from "pg";
import { expect, it } from "vitest";
import { withOptions } from "./client";

const optionsOf = (url: string) =>
  (
    new pg.Client(withOptions(url, "-c lock_timeout=2s")) as unknown as {
      connectionParameters: { options: string };
    }
  ).connectionParameters.options;

it("sends our options after those that the address brings, which the driver would send alone", () => {
  const url = "postgresql://backline:a%40b@db.internal:5432/backline";
  expect(optionsOf(url)).toBe("-c lock_timeout=2s");
  expect(
    optionsOf(`${url}?sslmode=disable&options=endpoint%3Dquiet-hill%20-c%20lock_timeout%3D0`),
  ).toBe("endpoint=quiet-hill -c lock_timeout=0 -c lock_timeout=2s");
  const { connectionString } = withOptions(`${url}?sslmode=disable&options=x`, "");
  expect(connectionString).toBe(`${url}?sslmode=disable`);
});
