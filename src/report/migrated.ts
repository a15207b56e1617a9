/** What became of files of older versions. */
import { renderersOf, type Renderers } from './format.ts';
import { wrap } from './table.ts';

/** A file, and the version that it is of. */
export interface MigratedFile {
  readonly file: string;
  readonly state: 'current' | 'older' | 'newer' | 'unclear';
  readonly version?: number;
  /** The version that an older one was carried over to. */
  readonly to?: number;
}

/** All files of a team, and whether they were only looked at. */
export interface Migrated {
  readonly files: readonly MigratedFile[];
  readonly isDryRun: boolean;
}

/** What `migrate` prints. */
export const migratedRenderers: Renderers<Migrated> = renderersOf(({ files, isDryRun }, style) => {
  const others = files.filter(({ state }) => state !== 'current');
  if (others.length === 0) {
    const versions = [...new Set(files.map(({ version }) => version ?? 0))]
      .toSorted((one, other) => one - other)
      .join(' or ');
    const all = files.length === 1 ? '1 file,' : `${files.length} files, all`;
    return `${all} of version ${versions}, which is the current one: ${style.good('nothing to do')}\n`;
  }
  const older = others.filter(({ state }) => state === 'older').length;
  const left = others.length - older;
  return [
    ...others.map((one) => wrap(`${style.strong(one.file)}: ${sentence(one)}`, style.width, '  ', '')),
    `${older} of ${files.length} files ${isDryRun ? 'would be' : 'were'} carried over${left === 0 ? '' : `; left as they are: ${left}`}`,
    '',
  ].join('\n');
});

function sentence({ state, version, to }: MigratedFile): string {
  if (state === 'older') return `version ${version} to ${to}`;
  if (state === 'newer') return `version ${version}, written by a newer qreview: update it`;
  return 'cannot be read: qreview validate says why';
}
