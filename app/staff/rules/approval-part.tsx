import { StaffForm } from "@/components/staff/form";
import type { Approval, RulesRecord } from "@/lib/safety/rules/queries";
import { fullText } from "../words/clock";
import { approve } from "./actions";

const approvedWords = (approvals: readonly Approval[]) =>
  approvals.map(({ name, at }) => `${name}, ${fullText(at)}`).join("; ");

type Props = { version: string; record: RulesRecord; mayApprove: boolean };

/** Who approved the rules in use, and the form to do so. */
export function ApprovalPart({ version, record, mayApprove }: Props) {
  return (
    <section className="panel" aria-labelledby="approval">
      <h2 id="approval">Approval</h2>
      {record.approvals.length > 0 ? (
        <p>
          Version {version} was approved by {approvedWords(record.approvals)}.
        </p>
      ) : (
        <p className="nobody">
          Version {version} is not approved. A clinician or an admin of this clinic must read and
          approve it before it is used for patients.
        </p>
      )}
      {record.previous ? (
        <p className="quiet">
          The version before, {record.previous.version}, was{" "}
          {record.previous.approvals.length > 0
            ? `approved by ${approvedWords(record.previous.approvals)}`
            : "not approved"}
          .
        </p>
      ) : null}
      {mayApprove && !record.own ? (
        <StaffForm
          summary="Approve this version"
          id="approve"
          action={approve}
          hidden={{ version }}
          submit="Record my approval"
        >
          <label className="choice">
            <input type="checkbox" name="read" value="yes" />
            <span>I have read the rules of this version, and I approve their use here.</span>
          </label>
        </StaffForm>
      ) : null}
    </section>
  );
}
