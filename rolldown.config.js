import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'rolldown';

const packageOf = /^(.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+))[\\/]/;

/**
 * The licences of what is bundled, as these licences ask for.
 * @returns {import('rolldown').Plugin}
 */
function licences() {
  return {
    name: 'licences',
    generateBundle(_, bundle) {
      const folders = new Map();
      for (const chunk of Object.values(bundle)) {
        for (const id of chunk.type === 'chunk' ? chunk.moduleIds : []) {
          const [, folder, name] = packageOf.exec(id) ?? [];
          if (folder !== undefined) folders.set(name, folder);
        }
      }
      const texts = [...folders]
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .map(([name, folder]) => {
          const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
          const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
          const text =
            file !== undefined && existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8').trim() : '';
          return `${name} ${version} (${license})\n\n${text}\n`;
        });
      this.emitFile({ type: 'asset', fileName: 'LICENSES.txt', source: texts.join(`\n${'-'.repeat(80)}\n\n`) });
    },
  };
}

/**
 * commander loads child_process to start subcommands that are programs of their own. There are none here, and to load
 * it is a tenth of what the help takes.
 * @returns {import('rolldown').Plugin}
 */
function noSubprocessesInCommander() {
  return {
    name: 'no-subprocesses-in-commander',
    resolveId: (source, importer) =>
      source === 'node:child_process' && packageOf.exec(importer ?? '')?.[2] === 'commander' ? '\0nothing' : undefined,
    load: (id) => (id === '\0nothing' ? 'export {};' : undefined),
  };
}

// What takes long to load, and is mostly not needed: the parser that knows all of YAML, where a file is plain, the tables
// of how wide each character is, where nothing is wrapped, and what is wrong with a value, where it is valid.
const LATE = [
  { name: 'yaml', test: /[\\/]node_modules[\\/]yaml[\\/]/ },
  { name: 'validators', test: /[\\/]store[\\/]generated[\\/]validators\.js$/ },
  { name: 'width', test: /[\\/]node_modules[\\/]fast-(?:string-|wrap-)/ },
];

/**
 * Loads what is needed late when something in it is asked for. An import that waits would have all wait that reads files
 * and all that writes lines.
 * @returns {import('rolldown').Plugin}
 */
function late() {
  return {
    name: 'late',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
      for (const { name } of LATE) {
        const file = chunks.find((chunk) => chunk.name === name)?.fileName;
        const load = `require("./${file}")`;
        const loading = chunks.filter(({ code }) => code.includes(load));
        if (loading.length === 0) throw new Error(`nothing loads ${name} in a way that is known here`);
        const late = `(loaded=>new Proxy({},{get:(_,name)=>(loaded??=${load})[name]}))()`;
        for (const chunk of loading) chunk.code = chunk.code.replaceAll(load, late);
      }
    },
  };
}

// One chunk for what several commands share, one for each command: what a command does not need is not loaded.
export default defineConfig({
  input: { qreview: 'src/qreview.ts' },
  platform: 'node',
  // The package's build for Node is CommonJS, in 70 files that cannot be trimmed; the one for browsers is the same code as modules.
  resolve: { alias: { yaml: join(import.meta.dirname, 'node_modules/yaml/browser/dist/index.js') } },
  output: {
    dir: 'dist',
    // Node starts CommonJS sooner than modules, by a third of what it takes to start at all.
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name]-[hash].cjs',
    cleanDir: true,
    minify: true,
    codeSplitting: { groups: LATE },
  },
  plugins: [late(), noSubprocessesInCommander(), licences()],
});
