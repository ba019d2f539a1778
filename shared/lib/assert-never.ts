/** Ends every switch over a union: the compiler refuses a case that was forgotten. */
export const assertNever = (value: never): never => {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
};
