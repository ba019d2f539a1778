/**
 * The same pure function, with its latest results kept: at least the last `most` different ones, at most twice as
 * many. Worth it where the same texts come again and again, as in lists that are asked for every few seconds.
 */
export const remember = <Result extends string>(
  make: (text: string) => Result,
  most: number,
): ((text: string) => Result) => {
  let latest = new Map<string, Result>();
  let earlier = new Map<string, Result>();
  return (text) => {
    const known = latest.get(text);
    if (known !== undefined) return known;
    const result = earlier.get(text) ?? make(text);
    if (latest.size >= most) {
      earlier = latest;
      latest = new Map();
    }
    latest.set(text, result);
    return result;
  };
};
