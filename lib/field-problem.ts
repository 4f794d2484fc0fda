/** A command's answer when the person can mend it: which field, and what to do. Never thrown. */
export class FieldProblem {
  constructor(
    readonly field: string,
    readonly message: string,
  ) {}
}
