/** What is made once for each key, when it is first asked for. */

/** A function that remembers what it made, by the names of what it was asked for: all of it, or so many of the latest. */
export function once<Key, Value>(
  make: (key: Key) => Value,
  nameOf: (key: Key) => unknown = (key) => key,
  most = Number.POSITIVE_INFINITY,
) {
  const made = new Map<unknown, { readonly value: Value }>();
  return (key: Key): Value => {
    const name = nameOf(key);
    const known = made.get(name);
    if (known !== undefined) return known.value;
    const value = make(key);
    made.set(name, { value });
    if (made.size > most) made.delete(made.keys().next().value);
    return value;
  };
}
