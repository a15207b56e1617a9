/** Values by their place in a file: reads and copies, never changes. */
import type { Path } from './finding.ts';

type Tree = Readonly<Record<string | number, unknown>>;

/** Whether a value is a map or a list. */
export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null;
}

/** The value at a path, or undefined where there is none. */
export function valueAt(tree: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) => (isTree(value) && Object.hasOwn(value, key) ? value[key] : undefined),
    tree,
  );
}

/** A copy with another value at a path; undefined takes the key out. What isn't a map on the way becomes one. */
export function withValue<Whole extends object>(tree: Whole, path: Path, value: unknown): Whole;
export function withValue(tree: Tree, path: Path, value: unknown): Tree {
  const [key, ...rest] = path;
  if (key === undefined) return tree;
  const { [key]: old, ...others } = tree;
  const changed = rest.length === 0 ? value : withValue(isTree(old) ? old : {}, rest, value);
  if (changed === undefined) return others;
  return Object.hasOwn(tree, key) ? { ...tree, [key]: changed } : { ...others, [key]: changed };
}

/** Whether two values say the same: the order of a map's keys doesn't count, that of a list does. */
export function isSame(one: unknown, other: unknown): boolean {
  if (!isTree(one) || !isTree(other)) return Object.is(one, other);
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isSame(one[key], other[key]))
  );
}
