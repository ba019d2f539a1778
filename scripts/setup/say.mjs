// @ts-check

/**
 * Set-up speaks on stderr, so that stdout carries nothing but the program's own output.
 * @param {string} text
 */
export const say = (text) => {
  process.stderr.write(`${text}\n`);
};

/** A state of the machine that set-up cannot mend by itself: the message says what the person can do. */
export class CannotContinue extends Error {}

/**
 * Runs a script's body: what a person can mend is said in a sentence, anything else with its stack.
 * @param {() => Promise<number>} body answers the exit code
 */
export const asScript = async (body) => {
  try {
    process.exitCode = await body();
  } catch (error) {
    say(
      error instanceof CannotContinue
        ? `\n${error.message}`
        : String(error instanceof Error ? error.stack : error),
    );
    process.exitCode = 1;
  }
};
