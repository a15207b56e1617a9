/** Exports say the same few things a million times: names, stages, days. */

const MOST = 10_000;

/** A function that remembers what it gave for a text; not for all of them, should each be another. */
export function remembering<Value>(compute: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, { readonly value: Value }>();
  return (text) => {
    const remembered = known.get(text);
    if (remembered !== undefined) return remembered.value;
    if (known.size >= MOST) known.clear();
    const value = compute(text);
    known.set(text, { value });
    return value;
  };
}
