/** Loads and saves what the CRM says of a quarter: actuals/2026-Q1.yaml. */
import { join } from 'node:path';
import { ACTUALS_KEYS, checkActualsPlace, type Actuals } from '../domain/actuals.ts';
import { isQuarter } from '../domain/quarter.ts';
import {
  formatInOrder,
  loadFile,
  namesIn,
  parseFile,
  saveText,
  SCHEMAS,
  type Loaded,
  type Readable,
  type Unreadable,
} from './team-folder.ts';
import { editYaml } from './yaml-edit.ts';

export const ACTUALS = 'actuals';
const MODELINE = `# yaml-language-server: $schema=../${SCHEMAS}/actuals.schema.json\n`;

/** Where the actuals of a quarter lie, from the team's folder. */
export function actualsFile(quarter: string): string {
  return `${ACTUALS}/${quarter}.yaml`;
}

/** The quarter of a file of actuals, by its path from the team's folder; undefined for what is none. */
export function quarterOfActuals(path: string): string | undefined {
  const quarter = path.slice(`${ACTUALS}/`.length, -'.yaml'.length);
  return isQuarter(quarter) && path === actualsFile(quarter) ? quarter : undefined;
}

/** The files in the actuals' folder, from the team's folder; hidden ones are nobody's business. */
export function actualsIn(root: string): string[] {
  return namesIn(join(root, ACTUALS))
    .filter((name) => !name.startsWith('.'))
    .toSorted()
    .map((name) => `${ACTUALS}/${name}`);
}

/** Loads the actuals of a quarter, and no other file. */
export function loadActuals(root: string, quarter: string): Loaded<Actuals> {
  return loadFile(root, actualsFile(quarter), 'actuals', (actuals) => checkActualsPlace(actuals, quarter));
}

/** Reads the text of actuals that stand, or are to stand, at a quarter's place. */
export function parseActuals(text: string, quarter: string): Readable<Actuals> | Unreadable {
  return parseFile(actualsFile(quarter), text, 'actuals', (actuals) => checkActualsPlace(actuals, quarter));
}

/** Saves actuals, as a new file or into the text that was loaded. Throws as `saveText` does. */
export function saveActuals(root: string, actuals: Actuals, loaded: string | undefined): void {
  const text =
    loaded === undefined
      ? MODELINE + formatInOrder(actuals, ACTUALS_KEYS)
      : editYaml(loaded, { ...actuals }, ACTUALS_KEYS);
  saveText(root, actualsFile(actuals.quarter), text, loaded);
}
