/** `qreview migrate`: files of an older version, carried over to this one. */
import { MIGRATIONS, type Migration } from '../../domain/migrations.ts';
import { migratedRenderers, type MigratedFile } from '../../report/migrated.ts';
import { saveVersion, versionsIn, type VersionedFile } from '../../store/migration.ts';
import { EXIT, type Exit } from '../exit.ts';
import type { Io } from '../io.ts';
import { teamFolder } from '../team.ts';

/** The flags of `migrate`. */
export interface MigrateOptions {
  readonly dryRun?: boolean;
}

/** Carries all files of a team over. The exit code tells of files that are left alone: newer ones, unreadable ones. */
export function migrate(
  io: Io,
  { dryRun: isDryRun = false }: MigrateOptions,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<Exit> {
  const root = teamFolder(io);
  const files = versionsIn(root, migrations);
  for (const file of files) if (file.state === 'older' && !isDryRun) saveVersion(root, file, file.value);
  io.out(migratedRenderers[io.format]({ files: files.map(shown), isDryRun }, io.style));
  return Promise.resolve(files.some(({ state }) => state === 'newer' || state === 'unclear') ? EXIT.findings : EXIT.ok);
}

function shown({ file, ...carried }: VersionedFile): MigratedFile {
  const { state } = carried;
  if (state === 'unclear') return { file, state };
  const { version } = carried;
  return state === 'older' ? { file, state, version, to: carried.to } : { file, state, version };
}
