/** The files of a team with the versions that they are of, and as what they are written in the current one. */
import { ACTUALS_KEYS } from '../domain/actuals.ts';
import { carryOver, type CarriedOver, type FileKind, type FileValue, type Migration } from '../domain/migrations.ts';
import { reviewFile } from '../domain/place.ts';
import { KEYS } from '../domain/review.ts';
import { actualsIn, quarterOfActuals } from './actuals-file.ts';
import { quartersOf, reviewsIn, saveText, TEAM_FILE } from './team-folder.ts';
import { readText } from './text-file.ts';
import { editYaml } from './yaml-edit.ts';
import { parseYaml } from './yaml-text.ts';

/** A file of the team's, and what is to become of it. */
export type VersionedFile = CarriedOver & {
  readonly file: string;
  readonly kind: FileKind;
  /** As it was read; empty where it couldn't be. */
  readonly text: string;
};

const ORDERS: Readonly<Record<FileKind, readonly string[]>> = { team: [], review: KEYS, actuals: ACTUALS_KEYS };

/** Reads the version of every file of a team: the team file, all reviews, all actuals. */
export function versionsIn(root: string, migrations: readonly Migration[]): VersionedFile[] {
  const reviews = quartersOf(root).flatMap((quarter) =>
    reviewsIn(root, quarter).reps.map((rep) => reviewFile({ quarter, rep })),
  );
  const actuals = actualsIn(root).filter((file) => quarterOfActuals(file) !== undefined);
  const read = (kind: FileKind, file: string): VersionedFile => {
    const source = readText(root, file);
    const text = source !== undefined && 'text' in source ? source.text : '';
    return { file, kind, text, ...carryOver(kind, parseYaml(text).value, migrations) };
  };
  return [
    read('team', TEAM_FILE),
    ...reviews.map((file) => read('review', file)),
    ...actuals.map((file) => read('actuals', file)),
  ];
}

/** Writes a file's new value into its text, whose comments and layout stay. Throws as `saveText` does. */
export function saveVersion(root: string, { file, kind, text }: VersionedFile, value: FileValue): void {
  saveText(root, file, editYaml(text, value, ORDERS[kind]), text);
}
