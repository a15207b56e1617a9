/** Reads a CSV file with csv-parse and nothing else, for the benchmark. Usage: node test/bench/parse-csv.js FILE */
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';

const parser = parse();
let rows = 0;
parser.on('data', () => {
  rows += 1;
});
await pipeline(createReadStream(process.argv[2] ?? ''), parser);
console.log(rows);
