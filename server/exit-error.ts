/** A reason not to go on: one sentence that says what to do, printed alone, without a stack. */
export class ExitError extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode = 1) {
    super(message);
    this.name = new.target.name;
    this.exitCode = exitCode;
  }
}
