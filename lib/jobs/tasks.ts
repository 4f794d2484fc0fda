import type { Task, TaskList } from "graphile-worker";
import { z } from "zod";
import { sendCheckIn, sendPrivateLink, sendQuestion } from "@/lib/aftercare/patient-messages";
import { loseUnrecorded, placeReturned, ReturnedSchema } from "@/lib/appointment/lost/commands";
import { remindOfVisits, tellOfVisit } from "@/lib/appointment/notices/tell";
import { offerTimes } from "@/lib/appointment/slot-offers/commands";
import { chainAuditLog, noteAuditHead } from "@/lib/audit/commands";
import { clockNow } from "@/lib/clock";
import { env } from "@/lib/env";
import { fileAbandoned } from "@/lib/intake/abandoned";
import { indexContacts } from "@/lib/intake/index-contacts";
import {
  AlarmSchema,
  AlarmStepSchema,
  passAlarmOn,
  raiseAlarm,
  raiseHushed,
} from "@/lib/notify/alarm";
import { notifyStaffOfIntake } from "@/lib/notify/commands";
import { deliverMessage } from "@/lib/notify/deliver";
import { ringAgain } from "@/lib/notify/ring-again";
import { beat } from "./commands";
import { eraseExpired, runAll } from "./erase";
import { getReadiness } from "./queries";
import { eraseByRule } from "./retention";

const MessageJobSchema = z.object({ messageId: z.uuid() });
const CheckInJobSchema = z.object({ checkInId: z.uuid() });
const QuestionJobSchema = z.object({ questionId: z.uuid() });
const VisitJobSchema = z.object({ visitId: z.uuid() });
const IntakeJobSchema = z.object({ intakeId: z.uuid(), cause: z.uuid().optional() });

/** Jobs that need only the database. None of them waits for another server. */
export const TASKS: TaskList = {
  alarm_raised: (payload) => raiseAlarm(AlarmSchema.parse(payload), clockNow()),
  alarm_step: async (payload) => {
    const { step, ...alarm } = AlarmStepSchema.parse(payload);
    await passAlarmOn(alarm, step, clockNow());
  },
  intake_received: async (payload) => {
    const { intakeId, cause } = IntakeJobSchema.parse(payload);
    await notifyStaffOfIntake(intakeId, cause);
  },
  patient_link: (payload) => sendPrivateLink(IntakeJobSchema.parse(payload).intakeId, clockNow()),
  check_in: (payload) => sendCheckIn(CheckInJobSchema.parse(payload).checkInId, clockNow()),
  patient_question: (payload) =>
    sendQuestion(QuestionJobSchema.parse(payload).questionId, clockNow()),
  visit_changed: (payload) => tellOfVisit(VisitJobSchema.parse(payload).visitId, clockNow()),
  visit_reminders: () => remindOfVisits(clockNow()),
  ring_again: async () => {
    await raiseHushed();
    await ringAgain(clockNow());
  },
  place_returned: (payload) => placeReturned(ReturnedSchema.parse(payload)),
  lose_unrecorded: async () => {
    await loseUnrecorded(clockNow());
  },
  offer_times: async () => {
    await offerTimes(clockNow());
  },
  chain_audit_log: chainAuditLog,
  note_audit_head: async () => {
    await noteAuditHead();
    await getReadiness();
  },
  beat: (_payload, { withPgClient }) => withPgClient((queue) => beat(queue, clockNow())),
  erase_expired: () => runAll([() => eraseExpired(clockNow()), () => eraseByRule(clockNow())]),
  index_contacts: async () => indexContacts(),
  file_abandoned: async () => fileAbandoned({ now: clockNow(), minutes: env().ABANDONED_MINUTES }),
};

const deliver: Task = (payload, { abortSignal }) =>
  deliverMessage(MessageJobSchema.parse(payload).messageId, abortSignal);

/** Jobs that wait for the mail server, and jobs that wait for the SMS gateway. */
export const MAIL_TASKS: TaskList = {
  deliver_email: deliver,
  // Jobs that an earlier version queued, for both channels.
  deliver_message: deliver,
};
export const SMS_TASKS: TaskList = { deliver_sms: deliver };
/** And those that wait for the push services of browsers. */
export const PUSH_TASKS: TaskList = { deliver_push: deliver };
