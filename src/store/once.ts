/** What is made once for each key, when it is first asked for. */

/** A function that remembers what it made, by the names of what it was asked for. */
export function once<Key, Value>(make: (key: Key) => Value, nameOf: (key: Key) => unknown = (key) => key) {
  const made = new Map<unknown, { readonly value: Value }>();
  return (key: Key): Value => {
    const name = nameOf(key);
    const known = made.get(name) ?? { value: make(key) };
    made.set(name, known);
    return known.value;
  };
}
