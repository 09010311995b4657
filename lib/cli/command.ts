/** A command: does its work with the arguments and gives the exit code. */
export interface Command {
  run(args: readonly string[]): Promise<number>;
}
