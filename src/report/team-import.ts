/** What an import changes in the team file. */
import { renderersOf, type Renderers } from './format.ts';
import { countLines } from './counts.ts';
import { wrap } from './table.ts';

/** What was, or would be, written into the team file. */
export interface TeamImport {
  /** From the team's folder. */
  readonly file: string;
  readonly what: 'quotas' | 'reps';
  readonly isDryRun: boolean;
  readonly changes: readonly string[];
  /** Rows that changed nothing, by the reason. */
  readonly leftOut: Readonly<Record<string, number>>;
}

/** What `import --quotas` and `--reps` print. */
export const teamImportRenderers: Renderers<TeamImport> = renderersOf((result, style) => {
  const { file, what, isDryRun, changes, leftOut } = result;
  const state = changes.length === 0 ? 'unchanged' : isDryRun ? style.warn('would be written') : style.good('written');
  return [
    `${style.strong(what)}  ${file}  ${state}`,
    ...changes.map((change) => wrap(change, style.width, '    ', '  ')),
    ...(Object.keys(leftOut).length > 0 ? ['', ...countLines('left out', leftOut, style)] : []),
    ...(isDryRun ? ['', style.faint('Nothing was written: this is a dry run.')] : []),
    '',
  ].join('\n');
});
