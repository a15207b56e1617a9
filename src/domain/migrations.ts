/** How files of an older version become files of this one: a step from each version to the next. */
import { isTree } from './tree.ts';

export type FileKind = 'team' | 'review' | 'actuals';
export type FileValue = Readonly<Record<string, unknown>>;

/** The step from one version of a kind of file to the next. */
export interface Migration {
  readonly kind: FileKind;
  readonly from: number;
  /** The new value of an old one; the version is set behind it. */
  readonly carry: (old: FileValue) => FileValue;
}

/** All steps that there have been: none, since each kind of file is in its first version. */
export const MIGRATIONS: readonly Migration[] = [];

/** What a file's version means, and what it becomes. Without a version that there is, or was, it is unclear. */
export type CarriedOver =
  | { readonly state: 'unclear' }
  | { readonly state: 'current' | 'newer'; readonly version: number }
  | { readonly state: 'older'; readonly version: number; readonly to: number; readonly value: FileValue };

/** Carries the value of a file over to the current version, which is the one that the last step leads to. */
export function carryOver(kind: FileKind, value: unknown, migrations: readonly Migration[]): CarriedOver {
  if (!isFileValue(value)) return { state: 'unclear' };
  const { version } = value;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return { state: 'unclear' };
  const steps = migrations.filter((step) => step.kind === kind);
  const current = Math.max(1, ...steps.map(({ from }) => from + 1));
  if (version >= current) return { state: version === current ? 'current' : 'newer', version };
  const carried = steps
    .filter(({ from }) => from >= version)
    .toSorted((one, other) => one.from - other.from)
    .reduce<FileValue>((old, { from, carry }) => ({ ...carry(old), version: from + 1 }), value);
  return { state: 'older', version, to: current, value: carried };
}

function isFileValue(value: unknown): value is FileValue {
  return isTree(value) && !Array.isArray(value);
}
