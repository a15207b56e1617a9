/** Reads all reviews of a folder and makes nothing of them, for the benchmark. Usage: node test/bench/read-files.cjs FOLDER */
const { readdirSync, readFileSync } = require('node:fs');
const path = require('node:path');

const folder = path.join(process.argv[2] ?? '', 'reviews');
let letters = 0;
for (const quarter of readdirSync(folder)) {
  for (const name of readdirSync(path.join(folder, quarter))) {
    letters += readFileSync(path.join(folder, quarter, name), 'utf8').length;
  }
}
process.stdout.write(`${letters}\n`);
