import { query } from "./database";
import { expect, fileEmergency, openIntake, part, test } from "./staff";

/** Moves one step of the ladder to now, once the alarm has scheduled it. */
async function minutesPass(intakeId: string, step: string): Promise<void> {
  const moved = () =>
    query(
      `SELECT j."id" FROM graphile_worker.jobs k,
         graphile_worker.reschedule_jobs(ARRAY[k."id"], run_at := now()) j WHERE k."key" = $1`,
      [`alarm_step:${step}:${intakeId}`],
    );
  await expect.poll(async () => (await moved()).length).toBe(1);
}

test("an emergency climbs its ladder step by step on two screens until a colleague claims it", async ({
  as,
}) => {
  const clinician = await as("clinician");
  const desk = await as("front_desk");
  const { id } = await fileEmergency();
  const history = part(clinician.page, "History");
  const climbed = async (count: number) => {
    await expect(async () => {
      await openIntake(clinician.page, id);
      await expect(history.getByText(/^Alarm/)).toHaveCount(count, { timeout: 1000 });
    }).toPass();
  };
  await desk.page.goto("/staff");
  await expect(desk.page.getByText(/unacknowledged emergenc/)).not.toHaveCount(0);
  await climbed(1);
  await minutesPass(id, "on_call");
  await climbed(2);
  await minutesPass(id, "on_duty");
  await climbed(3);

  await openIntake(desk.page, id);
  await desk.page.getByRole("button", { name: "Claim" }).click();
  await expect(desk.page.getByText("Assigned to you.")).toBeVisible();
  await minutesPass(id, "manager");
  await expect
    .poll(() =>
      query(`SELECT 1 FROM graphile_worker.jobs WHERE "key" = $1`, [`alarm_step:manager:${id}`]),
    )
    .toEqual([]);
  await climbed(3);
});
